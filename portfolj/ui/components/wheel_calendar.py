"""The meetings as a calendar file, to be taken into people's own calendars."""

import streamlit as st

from portfolj.errors import say
from portfolj.exchange.meetings import meetings_calendar, without_day
from portfolj.service.authorizing import Action
from portfolj.service.exporting import exported
from portfolj.service.log import head_to_print
from portfolj.ui import seat
from portfolj.ui.answers import Opened
from portfolj.ui.words import language, tell
from portfolj.workflow.annual_wheel import AnnualWheel


def offer(opened: Opened, found: AnnualWheel) -> None:
    """Offer the meetings of all years, of the body that is shown, to whoever may take them along."""
    case = opened.case
    left_out = without_day(case, found.body)
    if not seat.may(Action.EXPORT):
        return
    if len(left_out) == sum(found.body in ("", one.body) for one in case.meetings):
        st.caption(tell(say("There is no calendar to download: no meeting has a day yet.")))
        return
    user, spoken = seat.user(), language()

    def make() -> bytes:
        return exported(user, lambda: meetings_calendar(case, spoken, found.body, log_head=head_to_print(user, opened.path)))

    name = "-".join(filter(None, (case.id, found.body, tell(say("meetings")))))
    label = tell(say("Download all meetings that have a day as a calendar"))
    st.download_button(label, make, file_name=f"{name}.ics", mime="text/calendar", on_click="ignore", key="wheel-calendar")
    if left_out:
        st.caption(tell(say("{number:meetings} without a day: not in the calendar.", number=len(left_out))))
