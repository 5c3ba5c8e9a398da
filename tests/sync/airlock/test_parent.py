"""The « sas » opens what it knows, refuses the rest with a code, and holds."""

import struct
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.domain.errors import Refused
from app.domain.lent import Lent
from sync.airlock.frames import PAGED_MAX
from sync.airlock.parent import SealedAirlock, _read_plain
from sync.airlock.verdict import CODES
from tests.fictitious.documents import Fictitious, documents

TREE = Path(__file__).parents[3]
REAL = TREE.parent / "shared" / "data"
PLANTED = (sys.executable, "-sEB", "-m", "tests.sync.airlock.planted")
FORBIDDEN = ("file", "socket", "write", "kill", "fork")


def verdict(airlock: SealedAirlock, path: Path) -> str:
    """Return the type read, every page of it drawn, or the code of the refusal."""
    content = path.read_bytes()
    try:
        found = airlock.read(content, name=path.name)
        for page in range(min(found.pages, 3)):
            airlock.draw(content, page=page, width=400)
    except Refused as refused:
        return refused.code
    return found.media_type


@pytest.fixture(scope="module")
def a_planted_airlock() -> Iterator[SealedAirlock]:
    airlock = SealedAirlock(command=PLANTED)
    yield airlock
    airlock.close()


@pytest.fixture(scope="module")
def an_open_airlock() -> Iterator[SealedAirlock]:
    airlock = SealedAirlock(command=(*PLANTED, "--open"), needed=())
    yield airlock
    airlock.close()


@pytest.mark.slow
@pytest.mark.covers("C-001")
@pytest.mark.parametrize("folder", ["hostile", "standards", "devices"])
def test_every_real_file_is_read_or_refused_with_a_code(
    an_airlock: SealedAirlock, folder: str
) -> None:
    if not REAL.exists():
        pytest.skip("the reference files are not beside this tree")
    files = sorted(path for path in (REAL / folder).rglob("*") if path.is_file())
    counts = Counter(verdict(an_airlock, path) for path in files)
    print(f"\n{folder}: {len(files)} files, {dict(counts)}")  # noqa: T201  the proof
    assert counts["import.too_slow"] == 0
    assert {said for said in counts if "/" not in said} <= CODES


def lost_words(airlock: SealedAirlock, made: Fictitious) -> list[str]:
    """Return the words of a document that neither its text nor its name says."""
    found = airlock.read(made.content, name=made.name)
    assert found.when is None or found.when.text == made.date
    return [word for word in made.words if word not in f"{made.name} {found.text}"]


@pytest.mark.slow
@pytest.mark.covers("C-001")
def test_two_hundred_documents_are_found_by_their_words(
    an_airlock: SealedAirlock,
) -> None:
    lost = {made.name: lost_words(an_airlock, made) for made in documents(7, 200)}
    print(f"\n{len(lost)} fictitious documents read")  # noqa: T201  the proof
    assert {name: words for name, words in lost.items() if words} == {}


@pytest.mark.slow
@pytest.mark.covers("C-001")
def test_sixty_megabytes_pass(an_airlock: SealedAirlock) -> None:
    (made,) = documents(7, 1)
    assert len(made.content) > 60_000_000
    found = an_airlock.read(made.content, name=made.name)
    assert (found.pages, made.words[-1] in found.text) == (13, True)
    assert an_airlock.draw(made.content, page=5, width=600).width == 600


def test_a_picture_is_a_png_of_the_size_it_says(an_airlock: SealedAirlock) -> None:
    made = next(documents(7, 1, heavy=False))
    picture = an_airlock.draw(made.content, page=0, width=300)
    assert picture.png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture.png[16:24]) == (picture.width, picture.height)
    assert picture.width == 300


def test_several_threads_share_one_airlock(an_airlock: SealedAirlock) -> None:
    made = list(documents(3, 6, heavy=False))
    with ThreadPoolExecutor(4) as threads:
        found = threads.map(lambda one: an_airlock.read(one.content, name=""), made)
    assert [bool(reading.media_type) for reading in found] == [True] * 6


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "import.empty"), (b"GIF89a\0", "import.unknown_format")],
)
def test_a_refusal_has_a_code(
    an_airlock: SealedAirlock, content: bytes, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        an_airlock.read(content, name="x")


def test_more_than_a_gibibyte_is_refused(an_airlock: SealedAirlock) -> None:
    huge = Lent(PAGED_MAX + 1, lambda _start, size: bytes(size))
    with pytest.raises(Refused, match=r"import\.too_large"):
        an_airlock.draw(huge, page=0, width=9)


def test_a_name_that_is_not_text_does_not_matter(an_airlock: SealedAirlock) -> None:
    assert an_airlock.read(b"bonjour", name="\udcff" * 300).text == "bonjour"


@pytest.mark.parametrize("fault", FORBIDDEN)
def test_a_reader_gone_wrong_is_stopped(
    a_planted_airlock: SealedAirlock, fault: str
) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        a_planted_airlock.read(fault.encode(), name="x")


@pytest.mark.parametrize("fault", [*FORBIDDEN, "memory"])
def test_without_the_seal_the_same_fault_gets_through(
    an_open_airlock: SealedAirlock, fault: str
) -> None:
    assert an_open_airlock.read(fault.encode(), name="x").text == "done"


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("memory", "import.too_large"),
        ("crash", "import.damaged"),
        ("raise", "import.damaged"),
        ("chatter", "import.damaged"),
    ],
)
def test_a_fault_is_a_refusal_and_the_next_file_opens(
    a_planted_airlock: SealedAirlock, fault: str, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        a_planted_airlock.read(fault.encode(), name="x")
    assert a_planted_airlock.read(b"honest", name="x").text == "done"


def test_a_reader_that_never_ends_is_stopped() -> None:
    airlock = SealedAirlock(command=PLANTED, seconds=0.5)
    with pytest.raises(Refused, match=r"import\.too_slow"):
        airlock.read(b"loop", name="x")
    airlock.close()


def test_pixels_that_are_not_there_are_not_believed(
    a_planted_airlock: SealedAirlock,
) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        a_planted_airlock.draw(b"x", page=0, width=100)


def test_a_worker_that_does_not_hold_is_never_used() -> None:
    airlock = SealedAirlock(command=(*PLANTED, "--open"))
    with pytest.raises(Refused, match=r"airlock\.unavailable"):
        airlock.read(b"honest", name="x")
    assert airlock.sealing() == {"worker": "airlock.unavailable"}


@pytest.mark.covers("C-178")
def test_the_seal_says_what_it_saw(an_airlock: SealedAirlock) -> None:
    sealing = an_airlock.sealing()
    assert {sealing[name] for name in ("files", "sockets", "memory")} == {"refused"}


def test_an_idle_worker_ends() -> None:
    airlock = SealedAirlock(idle=0.0)
    airlock.read(b"bonjour", name="x")
    if airlock._rest:
        airlock._rest.join(60)
    assert airlock._cell is None


def test_a_worker_found_dead_is_replaced(an_airlock: SealedAirlock) -> None:
    an_airlock.read(b"bonjour", name="x")
    assert an_airlock._cell is not None
    an_airlock._cell.end()
    assert an_airlock.read(b"bonsoir", name="x").text == "bonsoir"


def test_without_a_worker_only_plain_text_is_read() -> None:
    assert _read_plain("œdème".encode(), "x.txt").text == "œdème"
    for content, code in ((b"", "import.empty"), (b"%PDF-1\0", "airlock.unavailable")):
        with pytest.raises(Refused, match=code):
            _read_plain(content, "x")


def test_without_a_worker_no_parser_is_loaded() -> None:
    program = """
from sync.airlock.parent import _read_plain
_read_plain(b"bonjour", "x.txt")
import sys
print({"PIL", "pypdfium2"} & set(sys.modules))
"""
    done = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-B", "-c", program], capture_output=True, cwd=TREE, check=True
    )
    assert done.stdout.strip() == b"set()"
