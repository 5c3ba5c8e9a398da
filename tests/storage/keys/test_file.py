"""The slots file is read back as written, or refused by name."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.crypto.slots import Argon
from app.domain.errors import AlveoleError, Broken, Refused
from storage.keys.file import Slot, SlotFile, read_slots, write_slots

FILE = SlotFile(
    b"D" * 16,
    2,
    (
        Slot("a1", "keyring", b"B" * 60),
        Slot("b2", "pin", b"C" * 60, Argon(3, 65536, 1, b"S" * 16)),
    ),
)


def test_a_file_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "slots.json"
    assert read_slots(path) is None
    write_slots(path, FILE)
    assert read_slots(path) == FILE


def test_the_file_has_the_published_shape(tmp_path: Path) -> None:
    write_slots(tmp_path / "slots.json", FILE)
    kept = json.loads((tmp_path / "slots.json").read_bytes())
    assert (kept["v"], kept["device"], kept["generation"]) == (1, "44" * 16, 2)
    assert kept["slots"][0] == {
        "id": "a1",
        "kind": "keyring",
        "box": "42" * 60,
        "kdf": "raw",
    }
    assert kept["slots"][1]["salt"] == "53" * 16


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "slots.json").write_text('{"v": 2}')
    with pytest.raises(Refused, match=r"store\.newer"):
        read_slots(tmp_path / "slots.json")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"v":"1"}', '{"v":1,"device":"zz"}'])
def test_anything_else_is_damaged(tmp_path: Path, text: str) -> None:
    (tmp_path / "slots.json").write_text(text)
    with pytest.raises(Broken, match=r"slots\.damaged"):
        read_slots(tmp_path / "slots.json")


@given(place=some.integers(0, 400), bit=some.integers(0, 7))
def test_a_flipped_bit_gives_a_file_or_one_of_our_errors(place: int, bit: int) -> None:
    path = Path("/dev/shm") / "flipped-slots.json"  # noqa: S108 - one file, rewritten
    write_slots(path, FILE)
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= 1 << bit
    path.write_bytes(content)
    try:
        read_slots(path)
    except AlveoleError as error:
        assert error.code in {"slots.damaged", "store.newer"}  # noqa: PT017
    finally:
        path.unlink()
