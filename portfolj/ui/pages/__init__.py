"""The pages, in the order of the menu; FIRST is shown where the address names none."""

from portfolj.ui.pages import about, comparison, decision, follow_up, municipality, overview, proposals, scenario, steering, wheel

PAGES = (overview, proposals, scenario, comparison, municipality, decision, steering, wheel, follow_up, about)
FIRST = scenario
