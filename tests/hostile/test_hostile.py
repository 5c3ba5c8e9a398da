"""Hostile files given to the real command: refused, at little cost, leaving nothing."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Tally
from tests.fictitious.archives import zipped
from tests.fictitious.clinical import clinical
from tests.fictitious.printing import pdf
from tests.hostile.proof import given
from tests.hostile.worker import HEAVY

pytestmark = [pytest.mark.covers("C-006"), pytest.mark.timeout(600)]
BOMBS = "hostile/generated_bombs"


def planted(folder: Path) -> Path:
    """Write a few files that are hostile, and an honest one."""
    place = folder / "samples" / BOMBS
    place.mkdir(parents=True)
    entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    (place / "entity.xml").write_bytes(entity + clinical().partition(b"?>\n")[2])
    (place / "slip.zip").write_bytes(zipped({"../../slip.txt": b"out"}))
    (place / "bomb.zip").write_bytes(zipped({"a.txt": bytes(1 << 26)}))
    (place / "honest.pdf").write_bytes(pdf(["Bonjour"], title="A", date="2026-03-12"))
    return folder / "samples"


def test_hostile_files_are_refused_and_leave_nothing(tmp_path: Path) -> None:
    found = given(tmp_path / "run", planted(tmp_path), BOMBS)
    assert found.faults() == []
    codes = {one["name"]: one["code"] for one in found.files}
    assert codes.pop("honest.pdf") == ""
    assert set(codes.values()) <= {"import.unsafe", "import.too_large"}
    assert 0 < found.peak < HEAVY >> 20
    assert found.slowest > 0


def one(folder: Path) -> Path:
    """Keep only the honest file."""
    samples = planted(folder)
    for path in (samples / BOMBS).iterdir():
        if path.name != "honest.pdf":
            path.unlink()
    return samples


@pytest.mark.skipif(not shutil.which("strace"), reason="no strace on this machine")
def test_a_file_outside_and_a_call_are_seen(tmp_path: Path) -> None:
    faults = given(tmp_path / "run", one(tmp_path), BOMBS, sin="outside call").faults()
    assert {fault.partition(":")[0] for fault in faults} == {"outside", "called"}


def test_the_memory_of_a_worker_is_seen(tmp_path: Path) -> None:
    found = given(tmp_path / "run", one(tmp_path), BOMBS, sin="heavy")
    assert found.peak > HEAVY >> 20


def test_a_hang_is_seen(tmp_path: Path) -> None:
    found = given(tmp_path / "run", one(tmp_path), BOMBS, sin="hang")
    assert found.hung() == ["honest.pdf"]


def test_the_shared_bombs_are_harmless(
    tmp_path: Path, samples: Path, tally: Tally
) -> None:
    found = given(tmp_path, samples, BOMBS, "hostile/xml_attacks", "hostile/image_bad")
    assert found.faults() == []
    tally("hostile files: 0 uncaught, 0 hang, 0 file outside, 0 call", len(found))
    tally("MiB at most in a worker (of 512)", found.peak)
