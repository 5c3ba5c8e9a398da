"""The one place that opens a port: uvicorn, loopback unless told otherwise."""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn

from app.domain.errors import Refused

GRACE_SECONDS = 20
BACKLOG = 1024
HANDED_OVER = 512 << 20
"""Bytes of one message of a web socket: only our own window, behind its pass, has
one, and the files a person chooses there come all at once."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to listen; port 0 takes any free one.

    Beyond loopback a certificate and *exposed* are both asked; *behind_proxy* says
    that somebody else carries TLS.
    """

    host: str = "127.0.0.1"
    port: int = 8460
    tls: tuple[Path, Path] | None = None
    exposed: bool = False
    behind_proxy: bool = False


def serve(
    app: Any,  # noqa: ANN401 - any ASGI application
    place: Place,
    *,
    on_ready: Callable[[str], None],
    on_stop: Callable[[], None] = lambda: None,
) -> None:
    """Serve *app* until SIGTERM or SIGINT, then finish what is in flight.

    *on_ready* is called once with the real address (`http://127.0.0.1:8460`),
    *on_stop* when the signal comes; a second signal stops at once.
    Raises Refused("listen.exposed") for a public place without TLS and flag,
    Refused("listen.port") when the port is taken.
    """
    _check(place)
    with _socket(place) as listener:
        server = _Server(_config(app, place), on_stop)
        server.on_ready = lambda: on_ready(_address(place, listener))
        server.run(sockets=[listener])
    if not server.started:
        raise Refused("listen.failed")


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach *host*."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _check(place: Place) -> None:
    carried = place.tls is not None or place.behind_proxy
    if not is_loopback(place.host) and not (carried and place.exposed):
        raise Refused("listen.exposed")


def _socket(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((place.host, place.port))
    except OSError as error:
        listener.close()
        raise Refused("listen.port") from error
    return listener


def _address(place: Place, listener: socket.socket) -> str:
    host = f"[{place.host}]" if ":" in place.host else place.host
    scheme = "https" if place.tls else "http"
    return f"{scheme}://{host}:{listener.getsockname()[1]}"


def _config(app: Any, place: Place) -> uvicorn.Config:  # noqa: ANN401
    certificate, key = place.tls or (None, None)
    return uvicorn.Config(
        app,
        loop="auto",
        http="httptools",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=place.behind_proxy,
        backlog=BACKLOG,
        ws_max_size=HANDED_OVER,
        timeout_graceful_shutdown=GRACE_SECONDS,
        ssl_certfile=certificate,
        ssl_keyfile=str(key) if key else None,
    )


class _Server(uvicorn.Server):
    """Says when it is ready, and when it begins to stop."""

    on_ready: Callable[[], None]

    def __init__(self, config: uvicorn.Config, on_stop: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_stop = on_stop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.on_ready()

    def handle_exit(self, _sig: int, _frame: FrameType | None) -> None:
        """Stop gently the first time, at once the second."""
        self.force_exit = self.should_exit
        if not self.should_exit:
            self.should_exit = True
            self._on_stop()
