"""What is entrusted, on disk: its own file and key, and no canary once forgotten."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from app.crypto.canon import kdf
from app.domain.errors import Refused
from app.domain.ids import BlobId
from app.domain.write import Origin, Write
from storage.database import Database, open_database
from storage.entrusted import FOLDER, TABLES, DiskEntrusted, beside
from tests.storage.contract.test_entrusted import LANE, OTHER, filled
from tests.storage.contract.test_erasing import cells
from tests.storage.samples import KEY, Clock, Drawn, PulseSpy

SIGNS = (b"zibeline", b"okapi", LANE, LANE.hex().encode(), b"quetzal", b"tapir")

PAGE, RESERVED = 4096, 80
"""Bytes of a page of the file, and of its end: the nonce, then the seal."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DiskEntrusted]:
    """Return an empty place for what others entrust."""
    kept = beside(tmp_path, KEY, now=Clock(), entropy=Drawn(), pulse=PulseSpy())
    yield kept
    kept.database.close()


def pages(folder: Path) -> bytes:
    """Return the file decrypted page by page, free pages and all; none waits beside."""
    place = folder / FOLDER / "entrusted.db"
    assert {one.name for one in place.parent.iterdir()} >= {"entrusted.db", "lock"}
    assert not place.with_name("entrusted.db-wal").exists()
    sealed = place.read_bytes()
    pieces = [sealed[at : at + PAGE] for at in range(0, len(sealed), PAGE)]
    return b"".join(opened(page, 0 if rank else 16) for rank, page in enumerate(pieces))


def opened(page: bytes, start: int = 0) -> bytes:
    """Return a page decrypted, its first one but for what says the salt."""
    own = kdf(KEY, 48, "entrusted")[:32]
    cipher = Cipher(AES(own), CBC(page[-RESERVED : -RESERVED + 16]))
    return cipher.decryptor().update(page[start:-RESERVED])


def signs(store: DiskEntrusted) -> set[bytes]:
    """Return what was planted and can still be read, with the key, in the file."""
    database = store.database._opened()
    kept = b"\n".join(cells(database))
    return {sign for sign in SIGNS if sign in kept}


def test_nothing_is_made_before_it_is_needed(
    store: DiskEntrusted, tmp_path: Path
) -> None:
    assert not store.here()
    assert store.database.findings() == []
    assert list(tmp_path.iterdir()) == []


def test_its_key_is_not_that_of_the_record(
    store: DiskEntrusted, tmp_path: Path
) -> None:
    filled(store, LANE)
    store.database.close()
    with pytest.raises(Refused, match=r"store\.key"):
        open_database(tmp_path / "entrusted" / "entrusted.db", KEY)


@pytest.mark.covers("C-028", "C-150")
def test_no_canary_is_left_of_a_lane_forgotten(
    store: DiskEntrusted, tmp_path: Path
) -> None:
    filled(store, LANE)
    assert signs(store) == set(SIGNS)
    store.forget(LANE, {})
    assert signs(store) == set()
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert not [file for file in files if "blobs" in file.parts]


@pytest.mark.covers("C-028")
@pytest.mark.parametrize("left", [False, True])
def test_nor_in_the_pages_of_the_file_even_those_set_free(
    store: DiskEntrusted, tmp_path: Path, *, left: bool
) -> None:
    filled(store, LANE)
    if not left:
        store.forget(LANE, {})
    store.database.close()
    kept = pages(tmp_path)
    assert b"CREATE TABLE entry(" in kept
    found = {sign for sign in SIGNS if sign in kept}
    assert found == (set(SIGNS) if left else set())


@pytest.mark.covers("C-028")
@pytest.mark.parametrize("left", [False, True])
def test_nor_in_the_pages_that_wait_beside_it_while_it_is_open(
    store: DiskEntrusted, tmp_path: Path, *, left: bool
) -> None:
    """Neither a lane that is forgotten nor one entry taken away waits for a closing."""
    kept = filled(store, LANE)
    if not left:
        gone = Write(LANE, erased=(kept.id,), texts={})
        store.vault.commit(gone, origin=Origin.PEER)
        assert not {b"zibeline", b"okapi"} & waiting(tmp_path)
        store.forget(LANE, {})
    assert bool(waiting(tmp_path)) is left


def waiting(folder: Path) -> set[bytes]:
    """Return the signs in the decrypted pages beside the file."""
    sealed = (folder / FOLDER / "entrusted.db-wal").read_bytes()[32:]
    frames = range(0, len(sealed), 24 + PAGE)
    kept = b"".join(opened(sealed[at + 24 : at + 24 + PAGE]) for at in frames)
    return {sign for sign in SIGNS if sign in kept}


def test_what_a_kill_left_of_it_goes_with_a_rinse(
    store: DiskEntrusted, tmp_path: Path
) -> None:
    kept = filled(store, LANE)
    left, _, _ = store.blobs.put([b"named by nothing"])
    half = kept.attachments[0].blob
    store.blobs.store_part(BlobId(bytes(32)), 0, b"half of a file")
    store.rinse()
    assert store.blobs.has(half)
    assert not store.blobs.has(left)
    files = [one for one in (tmp_path / FOLDER / "blobs").rglob("*") if one.is_file()]
    assert len(files) == 1
    assert not (tmp_path / FOLDER / "entrusted.db-wal").stat().st_size


def test_every_table_with_rows_of_a_space_is_emptied(a_database: Database) -> None:
    tables = a_database.ask("SELECT name FROM sqlite_master WHERE type = 'table'")
    spaced = {
        name
        for (name,) in tables
        for column in a_database.ask(f"PRAGMA table_info({name})")
        if column[1] == "space"
    }
    assert spaced == set(TABLES) - {"space"}


def test_what_is_kept_of_another_lane_stays(store: DiskEntrusted) -> None:
    filled(store, LANE)
    filled(store, OTHER)
    store.forget(LANE, {})
    assert signs(store) == set(SIGNS) - {LANE, LANE.hex().encode()}
