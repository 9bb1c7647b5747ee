"""What a visitor has asked for. It stands in the address, so that the same address gives the same page."""

from dataclasses import dataclass

# Keys of the widgets, and thereby names in the address.
ALTERNATIVES = "alternativ"
MONEY = "pengar"

MOST_ALTERNATIVES = 3
LEAST_MONEY, OWN_MONEY, MOST_MONEY = 50, 100, 150


@dataclass(frozen=True, slots=True)
class Asked:
    """Ids of scenarios, the first being what the others are compared with, and the percent of the association's own money."""

    scenarios: tuple[str, ...]
    money_percent: int
