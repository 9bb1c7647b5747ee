"""As long as nobody signs in, the app is for whoever sits at this machine: it is served at the loopback, and to the loopback, only."""

from ipaddress import ip_address

from portfolj.errors import Message, say
from portfolj.text.language import DEFAULT_LANGUAGE
from portfolj.text.render import render
from portfolj.ui.middleware import Application, Receive, Scope, Send

FORBIDDEN, NOT_HERE = 403, 1008
WHY = say("This portfolj asks nobody to sign in, so it is served on its own machine only.")


def is_loopback(address: str | None) -> bool:
    """Whether an address is heard on this machine only; no address at all is heard everywhere."""
    try:
        return address == "localhost" or ip_address(address or "").is_loopback
    except ValueError:
        return False


def refusal(address: str | None) -> Message | None:
    """Why the app does not start; None where it does.

    Parameters
    ----------
    address
        As server.address has it.
    """
    if is_loopback(address):
        return None
    return say("{why} Set server.address to 127.0.0.1 in .streamlit/config.toml; it is '{address}'.", why=WHY, address=address or "")


class Local:
    """ASGI middleware that serves this machine only, however the server was started.

    Parameters
    ----------
    app
        What is served.
    """

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it."""
        if scope["type"] == "lifespan" or is_loopback((scope.get("client") or ("",))[0]):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": NOT_HERE})
        else:
            told = render(WHY, DEFAULT_LANGUAGE).encode()
            headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(told)).encode())]
            await send({"type": "http.response.start", "status": FORBIDDEN, "headers": headers})
            await send({"type": "http.response.body", "body": told})
