"""Streamlit's own scripts and styles, sent packed: each is packed once, and kept."""

import asyncio
import gzip
from collections import OrderedDict
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any

from portfolj.ui.middleware import Application, Headers, Receive, Scope, Send

FOLDER, KINDS = "/static/", (".css", ".js", ".json", ".svg", ".wasm")
# Harder packing takes half as long again and saves a fifth of a percent.
LEVEL = 6
# Bytes, packed. All of Streamlit's files together are 6 million.
MOST_KEPT = 16_000_000
# What asks for a part of a file, or whether it has changed, is answered by the server itself.
NOT_WHOLE = {b"range", b"if-none-match", b"if-modified-since"}


@dataclass(slots=True)
class _Answer:
    """A whole answer; as ASGI's `send` it gathers one."""

    status: int = 0
    headers: Headers = field(default_factory=list)
    body: bytes = b""

    async def __call__(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], message["headers"]
        self.body += message.get("body", b"")


class Packed:
    """ASGI middleware that packs files which never change under their name.

    Parameters
    ----------
    app
        What is served.
    """

    def __init__(self, app: Application) -> None:
        self.app = app
        self._kept: OrderedDict[str, _Answer] = OrderedDict()
        self._lock = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if not _asks_for_a_packed_file(scope):
            await self.app(scope, receive, send)
            return
        answer = self._kept.get(scope["path"]) or await self._fetched(scope)
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        await send({"type": "http.response.body", "body": answer.body if scope["method"] == "GET" else b""})

    async def _fetched(self, scope: Scope) -> _Answer:
        """The answer to a request for the whole file; kept when it is one that never changes."""
        async with self._lock:
            if kept := self._kept.get(scope["path"]):
                return kept
            answer = _Answer()
            await self.app({**scope, "method": "GET", "extensions": {}}, _wait, answer)
            if not any(name == b"cache-control" and b"immutable" in value for name, value in answer.headers):
                return answer
            self._kept[scope["path"]] = answer = await asyncio.to_thread(_packed, answer)
            while sum(len(one.body) for one in self._kept.values()) > MOST_KEPT:
                self._kept.popitem(last=False)
            return answer


async def _wait() -> MutableMapping[str, Any]:
    """As ASGI's `receive`: one who stays. The first to ask may leave halfway, and what is kept must be whole all the same."""
    return await asyncio.Future()


def _asks_for_a_packed_file(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return False
    headers = dict(scope["headers"])
    named = scope["path"].startswith(FOLDER) and scope["path"].endswith(KINDS)
    return named and b"gzip" in headers.get(b"accept-encoding", b"") and not NOT_WHOLE & set(headers)


def _packed(answer: _Answer) -> _Answer:
    body = gzip.compress(answer.body, LEVEL, mtime=0)
    # Packed and unpacked are the same to the reader, but not the same bytes: hence the weak mark.
    marks = [(name, b"W/" + value.removeprefix(b"W/")) for name, value in answer.headers if name == b"etag"]
    kept = [one for one in answer.headers if one[0] not in (b"content-length", b"accept-ranges", b"etag")]
    said = [(b"content-length", str(len(body)).encode()), (b"content-encoding", b"gzip"), (b"vary", b"Accept-Encoding")]
    return _Answer(answer.status, [*kept, *marks, *said], body)
