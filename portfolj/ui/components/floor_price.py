"""What the floor for the least served costs, beside its dial."""

from streamlit.delta_generator import DeltaGenerator

from portfolj.domain.base import replace
from portfolj.domain.scenario import Scenario
from portfolj.errors import say
from portfolj.results.result import Result
from portfolj.ui import answers
from portfolj.ui.answers import Opened
from portfolj.ui.components import waiting
from portfolj.ui.words import tell
from portfolj.workflow.dials import price_of_floor

HIGHEST = 100


def show(place: DeltaGenerator, opened: Opened, asked: Scenario, result: Result | None, floor: int) -> None:
    """Show the price: of the floor as it stands, or of the highest where there is none; one extra solve.

    Parameters
    ----------
    result
        The answer as the dials stand, None while it is being worked out.
    floor
        Where the dial stands.
    """
    if result is None or result.answer.portfolio is None:
        return
    other = 0 if floor else HIGHEST
    job = answers.solved(opened, replace(asked, rules=replace(asked.rules, floor_per_resident=other)))
    seen = job.news
    if not job.finished:
        with place:
            waiting.look([job], seen, told=say("What it costs is being worked out."))
        return
    if job.result is None:
        return
    price = price_of_floor(job.result, result) if floor else price_of_floor(result, job.result)
    if price is None:
        return
    # Whole percent, and tenths below one: nobody in the room needs more.
    share = str(round(price)) if price >= 1 or price == 0 else f"{float(price):.1f}"
    sentence = say("This floor costs {share:percent} of the benefit.", share=share)
    place.caption(tell(sentence if floor else say("The highest floor would cost {share:percent} of the benefit.", share=share)))
