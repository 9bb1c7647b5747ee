"""The pages, in the order of the menu; the first is shown where the address names none."""

from portfolj.ui.pages import about, comparison, decision, municipality, scenario

PAGES = (scenario, comparison, municipality, decision, about)
