"""What is sent packed, and that whoever asks otherwise is answered otherwise: without a server, and by the server as people start it."""

import asyncio
import gzip
import re
from collections.abc import Iterator, MutableMapping
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest
from starlette.staticfiles import StaticFiles

from portfolj.ui import packing
from portfolj.ui.packing import Packed
from tests.e2e.serving import serving
from tests.e2e.small_case import written

Message = MutableMapping[str, Any]
FILE = b"function insats() { return 'insats' } " * 100
FOREVER = (b"cache-control", b"public, immutable, max-age=31536000")


class Files:
    """A server of one content under every name; it notes what it was asked."""

    def __init__(self, content: bytes = FILE, cached: tuple[bytes, bytes] = FOREVER) -> None:
        self.content, self.cached = content, cached
        self.asked: list[str] = []

    async def __call__(self, scope: Message, _receive: Any, send: Any) -> None:
        self.asked.append(f"{scope['method']} {scope['path']}")
        length = str(len(self.content)).encode()
        headers = [(b"content-length", length), (b"etag", b'"abc"'), (b"accept-ranges", b"bytes"), self.cached]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self.content[:100], "more_body": True})
        await send({"type": "http.response.body", "body": self.content[100:], "more_body": False})


def answers(files: Files, *requests: tuple[str, str, dict[str, str]]) -> list[tuple[dict[str, str], bytes]]:
    """Headers and bodies of the answers to requests (method, path, headers) that come at once."""

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def one(app: Packed, method: str, path: str, headers: dict[str, str]) -> tuple[dict[str, str], bytes]:
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        stated = [(name.encode(), value.encode()) for name, value in headers.items()]
        await app({"type": "http", "method": method, "path": path, "headers": stated}, receive, send)
        found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return found, b"".join(message["body"] for message in sent[1:])

    async def all_of_them() -> list[tuple[dict[str, str], bytes]]:
        app = Packed(files)
        return await asyncio.gather(*(one(app, *request) for request in requests))

    return asyncio.run(all_of_them())


GZIP = {"accept-encoding": "gzip, deflate, br"}
SCRIPT = "/static/js/index.abc.js"


def test_a_file_is_sent_packed_and_says_so() -> None:
    [(headers, body)] = answers(Files(), ("GET", SCRIPT, GZIP))
    assert gzip.decompress(body) == FILE
    assert headers["content-length"] == str(len(body))
    assert (headers["content-encoding"], headers["vary"], headers["etag"]) == ("gzip", "Accept-Encoding", 'W/"abc"')
    assert "accept-ranges" not in headers


def test_a_file_is_kept_whole_where_the_first_who_asks_leaves_halfway(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "index.js").write_bytes(FILE * 100)
    files = StaticFiles(directory=tmp_path)

    async def cached(scope: Message, receive: Any, send: Any) -> None:
        async def send_cached(message: Message) -> None:
            await send({**message, "headers": [*message["headers"], FOREVER]} if "headers" in message else message)

        await files(scope, receive, send_cached)

    async def leaves() -> Message:
        return {"type": "http.disconnect"}

    async def lengths() -> list[int]:
        app, sent = Packed(cached), [[], []]  # type: ignore[var-annotated]
        for messages in sent:

            async def send(message: Message, to: list[Message] = messages) -> None:
                to.append(message)

            asked = [(name.encode(), value.encode()) for name, value in GZIP.items()]
            await app({"type": "http", "method": "GET", "path": "/static/index.js", "headers": asked}, leaves, send)
        return [len(gzip.decompress(b"".join(message["body"] for message in messages[1:]))) for messages in sent]

    assert asyncio.run(lengths()) == [len(FILE) * 100] * 2


def test_a_file_is_fetched_and_packed_once_however_many_ask_at_once() -> None:
    files = Files()
    found = answers(files, *[("GET", SCRIPT, GZIP)] * 5)
    assert files.asked == [f"GET {SCRIPT}"]
    assert len({body for _, body in found}) == 1


def test_asked_for_its_head_alone_it_states_the_same_and_sends_nothing() -> None:
    (whole, _), (head, body) = answers(Files(), ("GET", SCRIPT, GZIP), ("HEAD", SCRIPT, GZIP))
    assert head == whole
    assert body == b""


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"accept-encoding": "br"},
        {**GZIP, "range": "bytes=0-9"},
        {**GZIP, "if-none-match": '"abc"'},
        {**GZIP, "if-modified-since": "now"},
    ],
)
def test_who_does_not_ask_for_the_whole_file_packed_is_answered_by_the_server(headers: dict[str, str]) -> None:
    [(stated, body)] = answers(Files(), ("GET", SCRIPT, headers))
    assert body == FILE
    assert "content-encoding" not in stated


@pytest.mark.parametrize("path", ["/", "/om", "/static/media/font.abc.woff2", "/media/list.csv", "/_stcore/health"])
def test_what_is_no_file_of_that_kind_is_left_to_the_server(path: str) -> None:
    [(stated, body)] = answers(Files(), ("GET", path, GZIP))
    assert body == FILE
    assert "content-encoding" not in stated


def test_what_may_change_is_neither_packed_nor_kept() -> None:
    files = Files(cached=(b"cache-control", b"no-cache"))
    found = answers(files, ("GET", SCRIPT, GZIP), ("GET", SCRIPT, GZIP))
    assert [body for _, body in found] == [FILE, FILE]
    assert len(files.asked) == 2


def test_what_is_kept_has_a_limit_and_the_oldest_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "MOST_KEPT", 2 * len(gzip.compress(FILE, packing.LEVEL, mtime=0)))
    files = Files()
    names = [f"/static/js/{name}.js" for name in "abc"]
    answers(files, *(("GET", name, GZIP) for name in [*names, names[2], names[1], names[0]]))
    assert [one.removeprefix("GET ") for one in files.asked] == [*names, names[0]]


def test_what_is_no_request_over_http_is_let_alone() -> None:
    seen: list[Message] = []

    async def app(scope: Message, _receive: Any, _send: Any) -> None:
        seen.append(scope)

    socket: Message = {"type": "websocket", "path": SCRIPT, "headers": [(b"accept-encoding", b"gzip")]}
    asyncio.run(Packed(app)(socket, None, None))  # type: ignore[arg-type]
    assert seen == [socket]


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where the app runs."""
    with serving(written(tmp_path_factory.mktemp("small"))) as address:
        yield int(address.rstrip("/").rpartition(":")[2])


def fetched(port: int, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    """The server's answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def own_script(port: int) -> str:
    """The address of Streamlit's largest script."""
    _, page = fetched(port, "/")
    [path] = re.findall(rb'src="\./(static/js/index[^"]+\.js)"', page)
    return "/" + path.decode()


def test_the_server_packs_pages_and_scripts_and_each_carries_the_headers_of_security(port: int) -> None:
    for path, share in (("/om", 0.6), (own_script(port), 0.4)):
        plain, whole = fetched(port, path)
        packed, body = fetched(port, path, Accept_Encoding="gzip")
        assert gzip.decompress(body) == whole
        assert len(body) < share * len(whole)
        assert packed.headers["content-length"] == str(len(body))
        assert packed.headers["content-encoding"] == "gzip"
        assert "Accept-Encoding" in packed.headers["vary"]
        assert "Accept-Encoding" in plain.headers["vary"]
        assert "content-encoding" not in plain.headers
        for answer in (plain, packed):
            assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_a_script_that_has_not_changed_is_not_sent_again_and_a_part_of_it_is_a_part_of_the_plain_one(port: int) -> None:
    path = own_script(port)
    first, _ = fetched(port, path, Accept_Encoding="gzip")
    again, nothing = fetched(port, path, Accept_Encoding="gzip", If_None_Match=first.headers["etag"])
    part, beginning = fetched(port, path, Accept_Encoding="gzip", Range="bytes=0-9")
    _, whole = fetched(port, path)
    assert (again.status, nothing) == (304, b"")
    assert (part.status, beginning) == (206, whole[:10])
    assert "content-encoding" not in part.headers


def test_a_name_that_no_file_has_gives_the_page_in_its_language(port: int) -> None:
    answer, body = fetched(port, "/static/js/none.js?sprak=nb", Accept_Encoding="gzip")
    assert answer.headers["content-type"].startswith("text/html")
    assert b'<html lang="nb">' in gzip.decompress(body)
