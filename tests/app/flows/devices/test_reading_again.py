"""Packets left on disk are read once more, and none is lost on the way."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from app.domain.device import Reading, Rejected
from app.domain.dialogue import Frame, Session
from app.domain.errors import Broken
from app.domain.ids import EntryId
from app.domain.write import Write
from app.flows.devices.reading_again import ReadingAgain
from tests.app.flows.devices.conftest import Home
from tests.fictitious.heard import METER, SCALE, SEVEN, FakeDriver, weight


@dataclass
class Deaf(FakeDriver):
    """A driver that understands nothing yet."""

    def read(self, frame: Frame, _: Session) -> list[Reading | Rejected]:  # type: ignore[override]
        return [Rejected("flags", frame.payload, frame.char)]


def spooled(home: Home, payload: bytes, source: str = SCALE.key) -> None:
    home.inbox.spool(Frame(source, "2a9d", payload, SEVEN))


def waiting(home: Home) -> int:
    return len(home.vault.inbox.spool(home.devices.roster.space.id))


def test_a_packet_nobody_read_is_read_at_the_next_start(home: Home) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    home.owned()
    spooled(home, b"71")
    assert home.devices.replay().kept == 1
    assert (home.weights(), waiting(home)) == (["71", "70"], 0)
    assert home.devices.replay().kept == 0


def test_a_packet_whose_reading_was_kept_doubles_nothing(home: Home) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    home.owned()
    home.inbox.take_in([weight("71")], device=SCALE)
    spooled(home, b"71")
    assert home.devices.replay().duplicate == 1
    assert (home.weights(), waiting(home)) == (["71", "70"], 0)


def test_a_packet_that_is_not_understood_is_shown(home: Home) -> None:
    home.owned()
    spooled(home, b"71")
    again = ReadingAgain(home.devices.room, home.inbox, lambda: (Deaf(),))
    assert again.replay().quarantined == 1
    assert waiting(home) == 0
    assert home.inbox.quarantine(SCALE.key)[0].raw == b"71"


def test_a_packet_of_a_device_or_a_driver_that_is_gone_stays(home: Home) -> None:
    spooled(home, b"71")
    home.owned(METER)
    spooled(home, b"104", METER.key)
    home.devices.replay()
    assert waiting(home) == 2


def test_a_driver_that_learnt_reads_what_it_had_not(home: Home) -> None:
    home.owned()
    bad = Rejected("flags", b"71", "2a9d")
    home.inbox.take_in([], [bad], device=SCALE)
    deaf = replace(home.devices, drivers=lambda: (Deaf(),))
    assert deaf.retry().kept == 0
    assert len(home.inbox.quarantine()) == 1
    assert home.devices.retry(SCALE.key).unassigned == 1
    assert home.inbox.quarantine() == []


def test_a_new_version_reads_by_itself_what_the_last_one_could_not(home: Home) -> None:
    home.owned()
    home.inbox.take_in([], [Rejected("flags", b"71", "2a9d")], device=SCALE)
    assert replace(home.devices, drivers=lambda: (Deaf(),)).replay().waiting == 0
    assert home.devices.replay().unassigned == 1
    assert home.inbox.quarantine() == []


def test_a_line_of_a_file_is_not_a_packet(home: Home) -> None:
    file = replace(SCALE, key="file:x", driver="x")
    home.inbox.take_in([], [Rejected("value", b"71;kg", "12")], device=file)
    assert home.devices.retry().kept == 0
    assert len(home.inbox.quarantine()) == 1


def test_what_is_understood_at_last_leaves_with_what_it_said(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.owned()
    batch = EntryId(b"B" * 16)
    bad = Rejected("flags", b"71", "2a9d")
    home.inbox.take_in([], [bad], device=SCALE, batch=batch)
    came, commit = home.clock(), type(home.vault).commit

    def full(vault: object, write: Write, **said: object) -> object:
        if write.intake and write.intake.items:
            raise Broken("disk.io")
        return commit(vault, write, **said)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(type(home.vault), "commit", full)
        with pytest.raises(Broken):
            home.devices.retry()
    assert len(home.inbox.quarantine()) == 1
    home.clock.move(days=3)
    assert home.devices.retry().unassigned == 1
    (item,) = home.vault.inbox.items(home.devices.roster.space.id)
    assert (item.at, item.batch) == (came.timestamp() * 1000, batch)


@dataclass
class Late(FakeDriver):
    """A scale whose clock, which nobody reads again, is so far behind ours."""

    behind: timedelta = timedelta()

    def read(self, frame: Frame, session: Session) -> list[Reading]:
        at = frame.heard_at - self.behind
        return [weight(frame.payload.decode(), session.identity, at=at)]


@pytest.mark.parametrize(
    ("behind", "fate"),
    [
        (timedelta(minutes=2), "kept"),
        (timedelta(minutes=3), "to_date"),
        (timedelta(days=2517), "to_date"),
        (-timedelta(minutes=3), "to_date"),
    ],
)
def test_a_time_that_rests_on_a_clock_nobody_read_is_asked_about(
    home: Home, behind: timedelta, fate: str
) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    home.owned()
    spooled(home, b"71")
    late = replace(home.devices, drivers=lambda: (Late(behind=behind),))
    assert getattr(late.replay(), fate) == 1
