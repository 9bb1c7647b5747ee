"""Without signing in the app is served on its own machine only."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest

from portfolj.ui.local import FORBIDDEN, Local, is_loopback, refusal

Message = MutableMapping[str, Any]
HERE = ("127.0.0.1", "127.0.0.9", "::1", "localhost")
ELSEWHERE = ("0.0.0.0", "::", "192.0.2.7", "10.0.0.1", "fe80::1", "portfolj.example", "unix:///run/portfolj", "", None)  # noqa: S104


@pytest.mark.parametrize("address", HERE)
def test_the_app_starts_at_an_address_that_only_this_machine_hears(address: str) -> None:
    assert is_loopback(address)
    assert refusal(address) is None


@pytest.mark.parametrize("address", ELSEWHERE)
def test_the_app_does_not_start_at_any_other_and_says_what_to_change(address: str | None) -> None:
    why = refusal(address)
    assert why is not None
    assert "Set server.address to 127.0.0.1" in str(why)


def served(kind: str, client: tuple[str, int] | None) -> list[Message]:
    """What is sent to a client that asks."""
    sent: list[Message] = []

    async def app(_scope: Message, _receive: Any, send: Any) -> None:
        await send({"type": "served"})

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(Local(app)({"type": kind, "client": client}, None, send))  # type: ignore[arg-type]
    return sent


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_this_machine_is_served(kind: str) -> None:
    assert served(kind, ("127.0.0.1", 50_000)) == [{"type": "served"}]


@pytest.mark.parametrize("client", [("192.0.2.7", 50_000), None])
def test_another_machine_is_told_no_however_the_server_was_started(client: tuple[str, int] | None) -> None:
    start, body = served("http", client)
    assert start["status"] == FORBIDDEN
    assert "ingen logga in" in body["body"].decode()
    assert [message["type"] for message in served("websocket", client)] == ["websocket.close"]


def test_the_server_itself_starts() -> None:
    assert served("lifespan", None) == [{"type": "served"}]
