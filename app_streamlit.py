"""The web app: `streamlit run app_streamlit.py`. The page itself is portfolj/ui/app.py."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from portfolj.ui.middleware import Shell
from portfolj.ui.pages import alternatives


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Keep what has been imported out of every later garbage collection: a rerun then takes milliseconds."""
    gc.collect()
    gc.freeze()
    yield


app = st.App(
    Path(__file__).parent / "portfolj" / "ui" / "app.py",
    lifespan=lifespan,
    middleware=[Middleware(Shell)],
    on_script_error=alternatives.tell_of_fault,
)
