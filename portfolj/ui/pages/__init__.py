"""The pages, in the order of the menu; FIRST is shown where the address names none."""

from portfolj.ui.pages import about, comparison, decision, municipality, overview, proposals, scenario, wheel

PAGES = (overview, proposals, scenario, comparison, municipality, decision, wheel, about)
FIRST = scenario
