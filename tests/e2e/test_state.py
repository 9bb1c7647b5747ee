"""What a visitor has chosen is kept, also where the next click comes before the page has answered the last one."""

from streamlit.testing.v1 import AppTest


def _page() -> None:
    """A page with a button; right after it is clicked, and before the click is taken in, something newer is asked for."""
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    from portfolj.ui import state

    def clicked(typed: str) -> None:
        context = get_script_run_ctx()
        assert context is not None
        assert context.script_requests is not None
        context.script_requests.request_rerun(RerunData())
        state.put("kommun", str(state.widget(typed)))
        state.remember()
        state.put(state.MONEY, "80")
        state.forget_widgets()
        state.show("seen", state.one("kommun"))

    st.text_input("Name", key="name")
    st.button("Keep", on_click=clicked, args=("name",))
    st.button("Back", on_click=state.go_back)
    told = (state.one("kommun"), state.one(state.MONEY), state.can_go_back(), state.round_of_widgets(), state.seen("seen"))
    st.text(repr(told))


def test_a_click_is_taken_in_whole_though_something_newer_is_asked_for() -> None:
    page = AppTest.from_function(_page).run()
    assert page.text[0].value == repr(("", "", False, 0, None))
    page.text_input[0].set_value("hjo")
    page.button[0].click().run()
    assert [one.message for one in page.exception] == []
    assert page.text[0].value == repr(("hjo", "80", True, 1, "hjo"))


def test_a_second_click_on_the_last_step_back_does_nothing() -> None:
    page = AppTest.from_function(_page).run()
    page.button[0].click().run()
    for _ in range(2):
        page.button[1].click().run()
        assert [one.message for one in page.exception] == []
        assert page.text[0].value == repr(("", "", False, 2, ""))


def _waiting_page() -> None:
    """A page that waits for what is never ready, until something newer is asked for."""
    import time

    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    from portfolj.ui.answers import waited_for
    from portfolj.ui.desk import Desk

    def never(job):  # type: ignore[no-untyped-def]
        while not (job.given_up() or job.stopped):
            time.sleep(0.05)
        yield from ()

    if not st.session_state.get("asked"):
        st.session_state["asked"] = True
        context = get_script_run_ctx()
        assert context is not None
        assert context.script_requests is not None
        job = Desk().ask(("never",), never)
        context.script_requests.request_rerun(RerunData())
        try:
            waited_for(job, 30)
        finally:
            job.stop()
        st.text("waited")
    st.text("newer")


def test_a_page_that_waits_gives_way_to_what_is_clicked_meanwhile() -> None:
    page = AppTest.from_function(_waiting_page).run(timeout=20)
    assert [one.value for one in page.text] == ["newer"]
