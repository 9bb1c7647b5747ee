"""What the server adds to answers, without a server."""

import asyncio
import base64
import hashlib
import re
from collections.abc import MutableMapping
from typing import Any

import pytest

from portfolj.ui.middleware import Shell

PAGE = b'<!doctype html><html lang="en"><head><script>window.ready = false</script></head><body>Hej</body></html>'
Message = MutableMapping[str, Any]


def answered(
    kind: str, *parts: bytes, method: str = "GET", status: int = 200, query: str = "", extra: tuple[tuple[bytes, bytes], ...] = ()
) -> tuple[dict[str, str], bytes, Message]:
    """Headers and body of an answer that went through the shell, and the request as the app saw it."""
    sent: list[Message] = []
    seen: list[Message] = []

    async def app(scope: Message, _receive: Any, send: Any) -> None:
        seen.append(scope)
        length = str(sum(map(len, parts)) or len(PAGE)).encode()
        headers = [(b"content-type", kind.encode()), (b"content-length", length), *extra]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        for place, part in enumerate(parts):
            await send({"type": "http.response.body", "body": part, "more_body": place < len(parts) - 1})

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"accept-encoding", b"gzip"), (b"host", b"localhost")]
    request = {"type": "http", "method": method, "path": "/", "query_string": query.encode(), "headers": headers}
    asyncio.run(Shell(app)(request, receive, send))
    stated = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return stated, b"".join(message["body"] for message in sent[1:]), seen[0]


def test_a_page_that_comes_in_parts_is_put_into_its_language_whole() -> None:
    headers, body, _ = answered("text/html; charset=utf-8", PAGE[:20], PAGE[20:60], PAGE[60:])
    assert b'<html lang="sv">' in body
    assert b"<body>Hej<style>" in body
    assert body.endswith(b"</style></body></html>")
    assert int(headers["content-length"]) == len(body)


@pytest.mark.parametrize(
    ("query", "language"),
    [("", "sv"), ("sprak=en", "en"), ("pengar=80&sprak=nb", "nb"), ("sprak=xx", "sv"), ("sprak=%22%3E%3Cscript%3E", "sv")],
)
def test_the_address_names_the_language_of_a_page(query: str, language: str) -> None:
    _, body, _ = answered("text/html", PAGE, query=query)
    assert f'<html lang="{language}">'.encode() in body


def test_streamlits_words_are_put_into_the_language_of_the_page() -> None:
    _, body, _ = answered("text/html", PAGE, query="sprak=nb")
    assert b'"Clear all": "Fjern alle"' in body


def test_a_part_of_a_page_passes_through_as_it_is() -> None:
    headers, body, _ = answered("text/html", PAGE, status=206)
    assert body == PAGE
    assert headers["content-length"] == str(len(PAGE))


def test_a_page_says_nothing_of_the_page_before_it_was_changed() -> None:
    before = ((b"etag", b'"abc"'), (b"last-modified", b"Wed, 25 Nov 2026 20:59:03 GMT"), (b"accept-ranges", b"bytes"))
    headers, _, _ = answered("text/html", PAGE, extra=before)
    assert {"etag", "last-modified", "accept-ranges"} & set(headers) == set()


def test_every_inline_script_of_a_page_is_named_in_the_policy() -> None:
    headers, body, _ = answered("text/html", PAGE)
    scripts = re.findall(rb"<script>(.*?)</script>", body, re.DOTALL)
    named = re.findall(r"'sha256-([^']+)'", headers["content-security-policy"])
    assert [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in scripts] == named
    assert len(scripts) == 2


def test_the_policy_allows_no_inline_script_that_is_not_named() -> None:
    headers, _, _ = answered("text/html", PAGE)
    [scripts] = [rule for rule in headers["content-security-policy"].split("; ") if rule.startswith("script-src")]
    assert "unsafe-inline" not in scripts
    assert "http:" not in scripts


@pytest.mark.parametrize("kind", ["text/html", "text/javascript", "application/json", "text/csv"])
def test_every_answer_carries_the_headers(kind: str) -> None:
    headers, _, _ = answered(kind, PAGE)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_what_is_no_page_passes_through_as_it_is() -> None:
    headers, body, _ = answered("text/javascript", b"<html lang", b'="en">')
    assert body == b'<html lang="en">'
    assert headers["content-length"] == "16"


def test_a_policy_that_the_app_states_itself_is_replaced() -> None:
    headers, _, _ = answered("text/plain", b"x", extra=((b"Content-Security-Policy", b"default-src *"),))
    assert [value for name, value in headers.items() if name.lower() == "content-security-policy" and "*" in value] == []


def test_an_answer_without_body_states_no_length_of_its_own() -> None:
    headers, body, _ = answered("text/html", b"", method="HEAD")
    assert body == b""
    assert "content-length" not in headers


def test_a_page_is_asked_for_unpacked() -> None:
    _, _, request = answered("text/html", PAGE)
    assert [name for name, _ in request["headers"]] == [b"host"]


def test_what_is_no_request_for_a_page_is_let_alone() -> None:
    seen: list[Message] = []

    async def app(scope: Message, _receive: Any, _send: Any) -> None:
        seen.append(scope)

    socket: Message = {"type": "websocket", "headers": [(b"accept-encoding", b"gzip")]}
    asyncio.run(Shell(app)(socket, None, None))  # type: ignore[arg-type]
    assert seen == [socket]
