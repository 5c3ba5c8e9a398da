"""An export is read by a worker of its own, doubted sheaf after sheaf, and timed."""

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from app.domain.device import Rejected
from app.domain.errors import Refused, Unreachable
from app.domain.harvest import BATCH_MAX, Asking, Item, Strand
from app.domain.lent import Lent, lend
from sync.airlock.cell import Cell
from sync.airlock.frames import Ask, Want
from sync.airlock.harvesting import PACE, SWELL, _patience, zone_of
from sync.airlock.lending import lent_by
from sync.airlock.parent import SealedAirlock

RECORDINGS = Path(__file__).parents[2] / "recordings"
REAL = Path(__file__).parents[4] / "shared/data/devices"
PARIS = Asking("Europe/Paris")
FRENCH = (RECORDINGS / "libreview_fr_synthetic.csv").read_bytes()
MANY = FRENCH + b"".join(
    b"L,1,25-10-2025 08:00,6,,,,,,,,,,note %05d,,,,,\n" % n for n in range(3_000)
)
LYING = """
import os, sys
from app.domain.foreign import Extract
from app.domain.harvest import Owner
from app.imports import Confidence, Reader
from sync.airlock.worker import serve

def harvest(content, asking):
    yield Owner("Rose")
    {fault}

reader = Reader((), lambda *_: Confidence.SURE, lambda _: Extract("text/csv", 0),
                harvest=harvest)
serve(lambda *_: reader, process=dict, reading=dict)
"""


def points(items: Iterator[Item]) -> int:
    return sum(len(one.points) for one in items if isinstance(one, Strand))


def lying(fault: str, *, seconds: float = 5.0) -> SealedAirlock:
    """Return an airlock whose reader misbehaves after its first item."""
    command = (sys.executable, "-c", LYING.format(fault=fault))
    return SealedAirlock(command=command, needed=(), seconds=seconds)


@pytest.mark.covers("C-037")
@pytest.mark.parametrize(
    ("name", "count", "reasons"),
    [
        ("libreview_en_mmol.csv", 756, {"nothing": 38, "repeated": 3}),
        ("dexcom_clarity_en_mgdl.csv", 288, {"nothing": 11}),
        ("nightscout_entries_oref0.json", 6, {}),
    ],
)
def test_real_exports_come_out_of_the_seal_whole(
    an_airlock: SealedAirlock, name: str, count: int, reasons: dict[str, int]
) -> None:
    if not REAL.exists():
        pytest.skip("the real exports are not beside this tree")
    content = (REAL / name).read_bytes()
    assert an_airlock.read(content, name=name).export
    items = list(chain(*an_airlock.harvest(content, PARIS, name=name)))
    assert points(iter(items)) == count
    odd = Counter(one.reason for one in items if isinstance(one, Rejected))
    assert odd == reasons


def test_a_long_export_comes_in_many_sheaves(an_airlock: SealedAirlock) -> None:
    sheaves = list(an_airlock.harvest(lend(MANY), PARIS, name="x.csv"))
    assert len(sheaves) > 5
    assert max(map(len, sheaves)) <= BATCH_MAX
    assert points(chain(*sheaves)) == 12


def test_the_airlock_opens_other_files_meanwhile(an_airlock: SealedAirlock) -> None:
    sheaves = an_airlock.harvest(MANY, PARIS, name="x.csv")
    first = next(sheaves)
    assert an_airlock.read(b"Bonjour", name="x.txt").text == "Bonjour"
    assert points(chain(first, *sheaves)) == 12


def test_an_export_given_up_leaves_no_process(
    an_airlock: SealedAirlock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended, end = list[Cell](), Cell.end

    def seen(cell: Cell) -> None:
        ended.append(cell)
        end(cell)

    monkeypatch.setattr(Cell, "end", seen)
    sheaves = an_airlock.harvest(MANY, PARIS, name="x.csv")
    next(sheaves)
    sheaves.close()  # type: ignore[attr-defined]  # a generator
    (cell,) = ended
    assert not cell.alive()


def test_a_document_is_refused(an_airlock: SealedAirlock) -> None:
    with pytest.raises(Refused, match=r"import\.no_readings"):
        list(an_airlock.harvest(b"Bonjour", PARIS, name="x.txt"))


@pytest.mark.parametrize("content", [b"", lend(b"")])
def test_nothing_is_empty(an_airlock: SealedAirlock, content: bytes | Lent) -> None:
    with pytest.raises(Refused, match=r"import\.empty"):
        list(an_airlock.harvest(content, PARIS, name="x.csv"))


@pytest.mark.parametrize(
    "zone", ["", "Europe/Atlantide", "../../etc/passwd", "/etc/passwd", "a\0b", "."]
)
def test_a_place_without_clock_is_refused(zone: str) -> None:
    with pytest.raises(Refused, match=r"import\.zone"):
        zone_of(Asking(zone))


def test_any_place_of_the_world_is_known(an_airlock: SealedAirlock) -> None:
    asking = Asking("Pacific/Noumea")
    assert points(chain(*an_airlock.harvest(FRENCH, asking, name="x.csv"))) == 12


@pytest.mark.parametrize(
    "fault",
    [
        "1 // 0",
        "os.abort()",
        "os.write(3, b'more than an answer' * 9)",
        "yield Owner('\\x00')",
    ],
)
def test_a_worker_that_fails_midway_is_not_believed(fault: str) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        list(lying(fault).harvest(b"abc", PARIS, name="x"))


@pytest.mark.parametrize(
    "fault", ["while True: pass", "while True: yield Owner('')", "os._exit(0)"]
)
def test_a_worker_that_never_ends_is_slow(fault: str) -> None:
    with pytest.raises(Refused, match=r"import\.too_slow"):
        for _ in lying(fault, seconds=0.5).harvest(b"abc", PARIS, name="x"):
            pass


def test_an_honest_end_after_the_same_start_is_believed() -> None:
    assert list(chain(*lying("pass").harvest(b"abc", PARIS, name="x")))


def test_what_the_disk_refuses_is_said_as_it_is(an_airlock: SealedAirlock) -> None:
    def torn(start: int, size: int) -> bytes:
        if start > 100_000:
            raise Unreachable("disk.gone")
        return MANY[start : start + size]

    with pytest.raises(Unreachable, match=r"disk\.gone"):
        for _ in an_airlock.harvest(Lent(len(MANY), torn), PARIS, name="x.csv"):
            pass


@pytest.mark.parametrize(("start", "times"), [(b"<?xml", 1), (b"PK\3\4", SWELL)])
def test_an_archive_is_waited_for_as_long_as_what_it_packs(
    start: bytes, times: int
) -> None:
    size = 10 * PACE
    large = Lent(size, lambda at, count: (start + bytes(count))[at : at + count])
    asked, lending = lent_by(Ask("", size, Want.HARVEST), large)
    assert _patience(asked, lending) == 10 * times
