"""What can be relied on, how accessible the app is, what it is made of, and the languages it speaks."""

import os
import platform
from collections.abc import Iterable
from importlib.metadata import version
from urllib.parse import urlencode

import streamlit as st

from portfolj.errors import Message, say
from portfolj.text import Language
from portfolj.ui import state
from portfolj.ui.answers import Opened
from portfolj.ui.words import in_html, in_markdown, language, tell

# Who runs this installation and how to reach them, such as "the association, name@example.org".
CONTACT = "PORTFOLJ_CONTACT"
REPORTS = "https://www.digg.se/tdosanmalan"
ASSESSED = "2026-11-25"
PARTS = {"portfolj": "portfolj", "PuLP": "pulp", "HiGHS": "highspy", "Streamlit": "streamlit"}
# Read once, as in workflow.solving.
VERSIONS = tuple(f"{name} {version(package)}" for name, package in PARTS.items())

PROVEN = (
    say(
        "Every portfolio that is shown has been worked out again in whole kronor and whole hours, condition by condition, by code "
        "that knows nothing of the search that found it. What does not pass is not shown."
    ),
    say(
        "'Proven best' means: it has been shown that no other choice can give more. Otherwise the answer says how far from the best "
        "it can be at most, that nothing satisfies all conditions, or that nothing was found in time."
    ),
    say(
        "Where several choices are equally good, stated rules decide between them, in the end a draw made from the proposals' names. "
        "The order in which proposals were entered does not matter."
    ),
    say("The same case gives the same proven answer, however often and on whichever computer it is worked out."),
    say(
        "How much can be had at most is the word of the program HiGHS. Trying every choice agrees with it in thousands of small cases; "
        "in a large case nobody else has checked it."
    ),
    say("It is the arithmetic that is proven. Whether the numbers are right and the choice is wise, people judge."),
)
FLAWS = (
    say(
        "Names, proposals and reasons stand in the language they were written in, and are not marked as such when the page "
        "is shown in another language (WCAG 3.1.2)."
    ),
    say("The single marks of a picture cannot be reached with the keyboard; the table beside the picture holds all of it."),
    say("That something is being worked out, and that it is done, is not always told by screen readers (WCAG 4.1.3)."),
)


def languages() -> None:
    """Show the languages, each a link that loads the page anew, so that the browser's own language and every word follow."""
    here = language()
    links = []
    for one in Language:
        query = urlencode({**state.address(), state.LANGUAGE: one.value}, doseq=True)
        shown = (
            f'<b aria-current="true">{one.own_name}</b>'
            if one is here
            else f'<a href="?{in_html(query)}" hreflang="{one.value}">{one.own_name}</a>'
        )
        links.append(f'<li lang="{one.value}">{shown}</li>')
    name = in_html(tell(say("Language")))
    st.html(f'<nav class="portfolj-languages" aria-label="{name}"><ul>{"".join(links)}</ul></nav>')


def proven() -> None:
    """Say what is proven about an answer."""
    st.header(tell(say("What is proven about an answer?")), anchor=False)
    _list(PROVEN)


def accessibility() -> None:
    """The accessibility statement that the law on digital public service asks for."""
    contact = os.environ.get(CONTACT, "")
    runs = say("{contact} runs this installation of portfolj.", contact=contact)
    nobody = say("Whoever runs this installation of portfolj has stated no contact; ask those who gave you its address.")
    st.header(tell(say("Accessibility statement")), anchor=False)
    _paragraph(
        runs if contact else nobody,
        say("Everybody should be able to use it."),
        say(
            "By the Swedish act on accessibility to digital public service (2018:1937) it must meet the standard EN 301 549, "
            "and with it WCAG 2.1 at level AA. It meets them in part: what is known not to hold is listed below."
        ),
    )
    st.subheader(tell(say("What is not accessible")), anchor=False)
    _list(FLAWS)
    _paragraph(say("The reason is the software library that the pages are built with. No content is excepted as too great a burden."))
    _reports(contact)
    st.subheader(tell(say("How it was tested")), anchor=False)
    _paragraph(
        say(
            "By those who make portfolj, most recently on {date:date}, when this statement was also brought up to date: every page "
            "with the tool axe-core in the browser Chromium, light and dark; with the keyboard alone; and in a window of 320 pixels.",
            date=ASSESSED,
        ),
        say("It has not been tried by people who use screen readers every day, nor examined by anybody from outside."),
    )


def _reports(contact: str) -> None:
    """To whom faults are reported, and who sees to it that they are mended."""
    st.subheader(tell(say("If something does not work for you")), anchor=False)
    to = say("Tell {contact} what does not work and on which page.", contact=contact)
    to_nobody = say("Tell those who run this installation what does not work and on which page.")
    _paragraph(to if contact else to_nobody, say("You can also ask them for the same content in another form."))
    supervision = say(
        "The Agency for Digital Government (Digg) supervises that the act is followed. "
        "If you are not content with the answer you get, report it there:"
    )
    st.html(
        f'<p class="portfolj-report">{in_html(tell(supervision))} <a href="{REPORTS}" rel="noreferrer">{REPORTS.removeprefix("https://www.")}</a></p>'
    )


def made_of(opened: Opened) -> None:
    """What this is made of, to the version, and under which licence."""
    st.header(tell(say("Versions and licence")), anchor=False)
    versions = [f"{name} {version(package)}" for name, package in PARTS.items()]
    _list(
        (
            say("Worked out with {versions}.", versions=", ".join([*versions, f"Python {platform.python_version()}"])),
            say("The fingerprint of the case, apart from its scenarios and decisions, is {digest}.", digest=opened.content),
            say("portfolj is open source under the licence EUPL-1.2: anybody may use, examine and change it."),
        )
    )


def _list(sentences: Iterable[Message]) -> None:
    st.markdown("\n".join(f"- {in_markdown(tell(one))}" for one in sentences))


def _paragraph(*sentences: Message) -> None:
    st.markdown(" ".join(in_markdown(tell(one)) for one in sentences))
