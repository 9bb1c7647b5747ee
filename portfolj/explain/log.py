"""The head of the log of decisions as it is told on what people take along."""

from portfolj.errors import Message, say


def logged(head: str) -> tuple[Message, ...]:
    """What the head is and is for; nothing where there is none, since the case stands in files."""
    told = say("The head of the log of decisions is {head}; with it anyone can show later whether the log was changed.", head=head)
    return (told,) if head else ()
