"""One file listens: on this machine unless told otherwise, and stops gently."""

import socket
from pathlib import Path

import pytest

from app.domain.errors import Refused
from sync.listen import Place, is_loopback, serve


async def silent(_scope: object, _receive: object, _send: object) -> None:
    """An application that says nothing."""


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 - the very address to refuse
        ("::", False),
        ("192.168.1.2", False),
        ("example.org", False),
    ],
)
def test_loopback_is_this_machine_only(host: str, *, loopback: bool) -> None:
    assert is_loopback(host) is loopback


@pytest.mark.parametrize(
    "place",
    [
        Place("0.0.0.0"),  # noqa: S104
        Place("0.0.0.0", exposed=True),  # noqa: S104
        Place("::", tls=(Path("c"), Path("k"))),
        Place("10.0.0.1", behind_proxy=True),
    ],
)
def test_a_public_place_asks_for_tls_and_a_flag(place: Place) -> None:
    with pytest.raises(Refused, match=r"listen\.exposed"):
        serve(silent, place, on_ready=lambda _: None)


def test_a_port_in_use_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        place = Place(port=taken.getsockname()[1])
        with pytest.raises(Refused, match=r"listen\.port"):
            serve(silent, place, on_ready=lambda _: None)
