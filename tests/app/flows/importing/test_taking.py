"""What an export gives is kept, and what became of each item is counted."""

import pytest

from app.domain.device import DeviceIdentity, Rejected
from app.domain.harvest import Strand
from app.domain.ids import EntryId
from app.domain.reading import Flag, Point, Trace
from app.flows.importing.importing import Importing
from app.flows.importing.taking import Taking
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.app.flows.importing.bench import importing_over
from tests.storage.samples import SPACE, PulseSpy

DEVICE = DeviceIdentity("file:x|1", "x")
BATCH = EntryId(bytes(15) + b"\7")


@pytest.fixture
def importing() -> Importing:
    return importing_over(MemoryVault(Memory(), PulseSpy()))


@pytest.fixture
def taking(importing: Importing) -> Taking:
    devices, now = importing.devices, importing.preferences.world.now()
    return Taking(devices.room, batch=BATCH, export="x", now=now)


def test_points_of_one_trace_in_several_strands_are_kept(
    taking: Taking, importing: Importing
) -> None:
    trace = Trace("interstitial-glucose", "import:x", "mmol/L", 1)
    for start in (0, 900, 900):
        taking.add([Strand(trace, DEVICE, (Point(start, 63), Point(start + 60, 6300)))])
    vault = importing.preferences.vault
    points = vault.traces.points(SPACE, trace)
    assert [one.t for one in points] == [0, 60, 900, 960]
    assert [bool(one.flags & Flag.IMPLAUSIBLE) for one in points] == [False, True] * 2
    assert (taking.tally, taking.done) == ({"kept": 4, "duplicate": 2}, 6)


def test_a_trace_nothing_can_draw_is_not_kept(
    taking: Taking, importing: Importing
) -> None:
    trace = Trace("interstitial-glucose", "import:x", "kg")
    taking.add([Strand(trace, DEVICE, (Point(0, 1),))])
    assert taking.tally == {"excluded": 1}
    assert importing.preferences.vault.traces.kept(SPACE, "") == []


def test_few_of_many_unread_lines_are_kept_as_they_are(
    taking: Taking, importing: Importing
) -> None:
    taking.add(Rejected("line", b"%d" % n, str(n)) for n in range(600))
    assert taking.tally == {"quarantined": 600}
    assert len(importing.devices.inbox.quarantine()) == 500


def test_lines_that_hold_nothing_are_not_looked_at(
    taking: Taking, importing: Importing
) -> None:
    taking.add([Rejected("nothing", b"x", "1"), Rejected("repeated", b"x", "2")])
    assert taking.tally == {"left": 1, "duplicate": 1}
    assert importing.devices.inbox.quarantine() == []
