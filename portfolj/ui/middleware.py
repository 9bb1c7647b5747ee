"""What the web server adds to each answer: the page's language and style, and headers that let nothing out of the host."""

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from portfolj.text import Language
from portfolj.ui.chrome import script
from portfolj.ui.state import LANGUAGE
from portfolj.ui.theme import style_sheet
from portfolj.ui.words import chosen_language

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

PARTIAL = 206
INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
# Vega builds its expressions as functions, and the style library writes its rules into the page: hence the two "unsafe". Our own
# small script of the cards is loaded from a blob that Streamlit makes of it.
POLICY = (
    "default-src 'self'",
    "script-src 'self' blob: 'unsafe-eval' {inline}",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
# What the server says of a page before it is put into its language.
OF_THE_PAGE_BEFORE = (b"accept-ranges", b"content-length", b"etag", b"last-modified")
SECURITY: Headers = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
]


class Shell:
    """ASGI middleware around the whole app.

    Parameters
    ----------
    app
        What is served.
    """

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        # A page that is to be changed must not come packed; what goes out is packed further out.
        unpacked = {**scope, "headers": [one for one in scope["headers"] if one[0] != b"accept-encoding"]}
        asked = parse_qs(scope["query_string"].decode("ascii", "replace"))
        language = chosen_language(asked.get(LANGUAGE, [""])[0])
        await self.app(unpacked, receive, _Answer(send, language))


class _Answer:
    """Passes an answer on; a page is held until it is whole."""

    def __init__(self, send: Send, language: Language) -> None:
        self.send = send
        self.language = language
        self.start: MutableMapping[str, Any] = {}
        self.page: bytes | None = None

    async def __call__(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            if _is_page(message["headers"]) and message["status"] != PARTIAL:
                self.page = b""
            else:
                await self.send({**message, "headers": _secured(message["headers"], b"")})
        elif self.page is None or message["type"] != "http.response.body":
            await self.send(message)
        else:
            self.page += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page(self.page)

    async def _send_page(self, page: bytes) -> None:
        whole = dressed(page, self.language)
        kept = [one for one in self.start["headers"] if one[0].lower() not in OF_THE_PAGE_BEFORE]
        length = [(b"content-length", str(len(whole)).encode())] if whole else []
        await self.send({**self.start, "headers": _secured([*kept, *length], whole)})
        await self.send({"type": "http.response.body", "body": whole})


def _is_page(headers: Headers) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in headers)


def dressed(page: bytes, language: Language) -> bytes:
    """The page in a language, with the script that puts the words of Streamlit's own parts into it, and in our style."""
    page = page.replace(b'<html lang="en">', f'<html lang="{language.value}">'.encode(), 1)
    # Last of all, so that it has the last word.
    page = page.replace(b"</body>", f"<style>{style_sheet()}</style></body>".encode(), 1)
    return page.replace(b"<head>", f"<head><script>{script(language)}</script>".encode(), 1)


def _secured(headers: Headers, page: bytes) -> Headers:
    hashes = [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in INLINE_SCRIPT.findall(page)]
    policy = "; ".join(POLICY).format(inline=" ".join(f"'sha256-{one}'" for one in hashes))
    ours = [*SECURITY, (b"content-security-policy", policy.encode())]
    names = {name for name, _ in ours}
    return [*(one for one in headers if one[0].lower() not in names), *ours]
