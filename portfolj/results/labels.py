"""The names of rules as results and explanations carry them, such as "budget(own, 2027)"."""


def parts_of(label: str) -> tuple[str, tuple[str, ...]]:
    """The rule, and what it speaks of."""
    rule, _, rest = label.partition("(")
    return rule, tuple(rest.removesuffix(")").split(", ")) if rest else ()
