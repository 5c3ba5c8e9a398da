"""The wait survives a restart, a lost file and a turned clock, and never shrinks."""

from pathlib import Path

import pytest

from app.domain.errors import Refused
from storage.keys.tries import Tries
from tests.storage.keys.fakes import MemoryStore
from tests.storage.samples import Drawn, Seconds

KEY = b"K" * 32


@pytest.fixture
def timer() -> Seconds:
    return Seconds()


@pytest.fixture
def tries(tmp_path: Path, timer: Seconds) -> Tries:
    return Tries(tmp_path / "tries.json", MemoryStore(), "tries", timer, Drawn())


def wrong(tries: Tries, count: int) -> None:
    tries.note(count)
    tries.stamp(KEY)


def wait(tries: Tries) -> int:
    try:
        tries.wait(KEY)
    except Refused as error:
        return int(error.details["seconds"])
    return 0


@pytest.mark.parametrize(
    ("count", "seconds"),
    [(0, 0), (4, 0), (5, 60), (6, 300), (7, 900), (8, 3600), (9, 3600)],
)
def test_the_wait_grows_with_the_count(
    tries: Tries, timer: Seconds, count: int, seconds: int
) -> None:
    wrong(tries, count)
    assert wait(tries) == seconds
    timer.at += seconds
    assert wait(tries) == 0


@pytest.mark.covers("C-108")
def test_a_machine_started_again_waits_anew(tries: Tries, timer: Seconds) -> None:
    wrong(tries, 7)
    timer.at = 5.0
    assert wait(tries) == 900
    timer.at = 903.5
    assert wait(tries) == 2
    timer.at = 905.0
    assert wait(tries) == 0


@pytest.mark.covers("C-108")
@pytest.mark.parametrize("content", [None, b"", b"x" * 40])
def test_a_lost_or_altered_file_waits_anew(
    tries: Tries, timer: Seconds, content: bytes | None
) -> None:
    wrong(tries, 5)
    tries.path.unlink()
    if content is not None:
        tries.path.write_bytes(content)
    timer.at += 3600
    assert wait(tries) == 60
    timer.at += 60
    assert wait(tries) == 0


def test_the_file_says_nothing_without_its_key(tries: Tries, timer: Seconds) -> None:
    wrong(tries, 5)
    assert str(int(timer.at)).encode() not in tries.path.read_bytes()
    assert len(tries.path.read_bytes()) == 12 + 8 + 16


def test_no_count_is_locked(tries: Tries) -> None:
    with pytest.raises(Refused, match=r"vault\.locked"):
        tries.count()


def test_forgetting_starts_from_none(tries: Tries) -> None:
    wrong(tries, 9)
    tries.forget()
    assert (tries.count(), wait(tries), tries.path.exists()) == (0, 0, False)
