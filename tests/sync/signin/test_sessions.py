"""Nonces serve once within a minute; bearers last ten minutes and can be ended."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from app.domain.errors import Refused
from sync.signin.sessions import Challenges, Sessions


class Wrist:
    """A clock one can turn, and dice that never repeat."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 21, tzinfo=UTC)
        self.throws = 0

    def __call__(self) -> datetime:
        return self.time

    def dice(self, size: int) -> bytes:
        self.throws += 1
        return sha256(bytes([self.throws % 256, self.throws // 256])).digest()[:size]


@pytest.fixture
def wrist() -> Wrist:
    return Wrist()


def test_a_nonce_serves_once_its_owner_in_time(wrist: Wrist) -> None:
    given = Challenges(wrist, wrist.dice)
    nonce, at, expires = given.give("phone")
    assert (expires - at, at) == (60, int(wrist.time.timestamp()))
    assert given.spend(nonce, "phone")
    assert not given.spend(nonce, "phone")
    assert not given.spend(given.give("phone")[0], "tablet")
    late = given.give("phone")[0]
    wrist.time += timedelta(seconds=60)
    assert not given.spend(late, "phone")


def test_old_nonces_are_forgotten(wrist: Wrist) -> None:
    given = Challenges(wrist, wrist.dice)
    for _ in range(5):
        given.give("phone")
    wrist.time += timedelta(seconds=61)
    given.give("phone")
    assert len(given._open) == 1


def test_a_bearer_opens_until_it_expires(wrist: Wrist) -> None:
    sessions = Sessions(wrist, wrist.dice)
    token, expires = sessions.open(b"phone", b"alice")
    assert sessions.find(token).device == b"phone"
    assert expires == int(wrist.time.timestamp()) + 600
    wrist.time += timedelta(minutes=10)
    with pytest.raises(Refused, match="session_expired"):
        sessions.find(token)


def test_the_token_itself_is_not_kept(wrist: Wrist) -> None:
    sessions = Sessions(wrist, wrist.dice)
    token, _ = sessions.open(b"phone", b"alice")
    assert bytes.fromhex(token) not in sessions._open


@pytest.mark.parametrize(
    "end",
    [lambda s, token: s.close(token), lambda s, _: s.end(b"phone")],
    ids=["closed", "retired"],
)
def test_an_ended_session_is_over(
    wrist: Wrist, end: Callable[[Sessions, str], None]
) -> None:
    sessions = Sessions(wrist, wrist.dice)
    token, _ = sessions.open(b"phone", b"alice")
    other, _ = sessions.open(b"tablet", b"alice")
    end(sessions, token)
    assert sessions.find(other).device == b"tablet"
    with pytest.raises(Refused, match="session_expired"):
        sessions.find(token)


@pytest.mark.parametrize("bearer", ["", "zz", "00" * 32])
def test_any_other_bearer_is_refused(wrist: Wrist, bearer: str) -> None:
    with pytest.raises(Refused, match="session_expired"):
        Sessions(wrist, wrist.dice).find(bearer)
