"""The web app: `streamlit run app_streamlit.py`. The page itself is portfolj/ui/shell/app.py."""

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from portfolj.text.language import DEFAULT_LANGUAGE
from portfolj.text.render import render
from portfolj.ui.local import Local, refusal
from portfolj.ui.middleware import Shell
from portfolj.ui.packing import LEVEL, Packed
from portfolj.ui.progress import ADDRESS, tell_of_news
from portfolj.ui.shell.app import tell_of_fault

if (refused := refusal(st.get_option("server.address"))) is not None:
    sys.exit(render(refused, DEFAULT_LANGUAGE))


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Keep what has been imported out of every later garbage collection: a rerun then takes milliseconds."""
    gc.collect()
    gc.freeze()
    yield


app = st.App(
    Path(__file__).parent / "portfolj" / "ui" / "shell" / "app.py",
    lifespan=lifespan,
    routes=[Route(f"/{ADDRESS}", tell_of_news)],
    # From the outside in: only this machine is served, what leaves is packed, the server's own files from what has been packed before.
    middleware=[Middleware(Local), Middleware(GZipMiddleware, compresslevel=LEVEL), Middleware(Packed), Middleware(Shell)],
    on_script_error=tell_of_fault,
)
