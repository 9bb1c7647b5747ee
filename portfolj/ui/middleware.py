"""What the web server adds to each answer: the page's language, and headers that let nothing out of the host."""

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from portfolj.ui.chrome import script
from portfolj.ui.words import LANGUAGE

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
# Vega builds its expressions as functions, and the style library writes its rules into the page: hence the two "unsafe".
POLICY = (
    "default-src 'self'",
    "script-src 'self' 'unsafe-eval' {inline}",
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
        # A page that is to be changed must not come packed; scripts and styles are not packed by the server anyway.
        unpacked = {**scope, "headers": [one for one in scope["headers"] if one[0] != b"accept-encoding"]}
        await self.app(unpacked, receive, _Answer(send))


class _Answer:
    """Passes an answer on; a page is held until it is whole."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: MutableMapping[str, Any] = {}
        self.page: bytes | None = None

    async def __call__(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            if _is_page(message["headers"]):
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
        whole = in_language(page)
        # The server's own length and marks of sameness are those of the page before.
        kept = [one for one in self.start["headers"] if one[0].lower() not in (b"content-length", b"etag", b"last-modified")]
        length = [(b"content-length", str(len(whole)).encode())] if whole else []
        await self.send({**self.start, "headers": _secured([*kept, *length], whole)})
        await self.send({"type": "http.response.body", "body": whole})


def _is_page(headers: Headers) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in headers)


def in_language(page: bytes) -> bytes:
    """The page in the language of the screen, with the script that puts the words of Streamlit's own parts into it."""
    page = page.replace(b'<html lang="en">', f'<html lang="{LANGUAGE.value}">'.encode(), 1)
    return page.replace(b"<head>", f"<head><script>{script()}</script>".encode(), 1)


def _secured(headers: Headers, page: bytes) -> Headers:
    hashes = [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in INLINE_SCRIPT.findall(page)]
    policy = "; ".join(POLICY).format(inline=" ".join(f"'sha256-{one}'" for one in hashes))
    ours = [*SECURITY, (b"content-security-policy", policy.encode())]
    names = {name for name, _ in ours}
    return [*(one for one in headers if one[0].lower() not in names), *ours]
