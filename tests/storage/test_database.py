"""The encrypted file opens, refuses, migrates, reports damage and fills up."""

import errno
import sys
from pathlib import Path
from threading import Thread

import pytest

from app.domain.errors import AlveoleError, Broken, Refused
from storage.database import (
    READERS,
    Database,
    engine,
    errors_told,
    migration_scripts,
    open_database,
)
from tests.storage.samples import KEY


def count(database: Database) -> int:
    return int(database.ask("SELECT count(*) FROM setting")[0][0])


def keep(database: Database, name: str) -> None:
    with database.writing() as writer:
        writer.execute("INSERT INTO setting VALUES (?, ?)", (name, b"1"))


def test_the_path_may_hold_spaces_accents_and_signs(tmp_path: Path) -> None:
    path = tmp_path / "é space#1?" / "store.db"
    open_database(path, KEY).close()
    assert path.read_bytes()[:16] == KEY[32:]
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.covers("C-115")
def test_a_wrong_key_is_refused_in_silence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    open_database(tmp_path / "store.db", KEY).close()
    with pytest.raises(Refused, match=r"store\.key"):
        open_database(tmp_path / "store.db", KEY[::-1])
    assert capfd.readouterr() == ("", "")
    open_database(tmp_path / "store.db", KEY).close()


def test_a_home_is_held_by_one_process(tmp_path: Path) -> None:
    database = open_database(tmp_path / "store.db", KEY)
    with pytest.raises(Refused, match=r"store\.busy"):
        open_database(tmp_path / "store.db", KEY)
    database.close()
    database.close()
    open_database(tmp_path / "store.db", KEY).close()


def test_a_closed_store_answers_nothing(a_database: Database) -> None:
    a_database.close()
    with pytest.raises(Refused, match=r"store\.locked"):
        count(a_database)
    with pytest.raises(Refused, match=r"store\.locked"):
        keep(a_database, "a")


@pytest.mark.covers("C-132")
def test_without_the_engine_nothing_is_opened_nor_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    with pytest.raises(Refused, match=r"store\.unavailable"):
        open_database(tmp_path / "home" / "store.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_nothing(a_database: Database) -> None:
    def fail() -> None:
        with a_database.writing() as writer:
            writer.execute("INSERT INTO setting VALUES ('a', x'00')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count(a_database) == 0
    keep(a_database, "b")
    assert count(a_database) == 1


def test_readers_cannot_write(a_database: Database) -> None:
    with pytest.raises(Broken, match=r"disk\.io"):
        a_database.ask("DELETE FROM setting")


def test_many_threads_read_and_write_at_once(a_database: Database) -> None:
    def work(number: int) -> None:
        for turn in range(10):
            keep(a_database, f"{number}-{turn}")
            count(a_database)

    threads = [Thread(target=work, args=(n,)) for n in range(READERS * 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(a_database) == READERS * 2 * 10


def test_the_costly_memory_setting_is_off(a_database: Database) -> None:
    assert a_database.ask("PRAGMA cipher_memory_security") == [("0",)]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("synchronous", 2),
        ("secure_delete", 1),
        ("journal_mode", "wal"),
        ("temp_store", 2),
    ],
)
def test_the_writer_is_durable_and_erases(
    a_database: Database, pragma: str, value: object
) -> None:
    with a_database.writing() as writer:
        assert writer.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_a_newer_store_is_refused_untouched(tmp_path: Path) -> None:
    path, scripts = tmp_path / "store.db", migration_scripts()
    open_database(path, KEY, scripts=[*scripts, "CREATE TABLE later(x)"]).close()
    before = path.read_bytes()
    with pytest.raises(Refused, match=r"store\.newer"):
        open_database(path, KEY)
    assert path.read_bytes() == before


def test_an_older_store_is_brought_up_and_a_copy_kept(tmp_path: Path) -> None:
    path, scripts = tmp_path / "store.db", migration_scripts()
    database = open_database(path, KEY)
    keep(database, "a")
    database.close()
    later = [*scripts, "ALTER TABLE setting ADD note", "CREATE TABLE b(x)"]
    database = open_database(path, KEY, scripts=later)
    assert database.ask("SELECT name, note FROM setting") == [("a", None)]
    database.close()
    kept = (tmp_path / "store.before").read_bytes()
    (tmp_path / "kept.db").write_bytes(kept)
    copy = open_database(tmp_path / "kept.db", KEY)
    assert count(copy) == 1
    copy.close()
    open_database(path, KEY, scripts=later).close()
    assert not (tmp_path / "store.before").exists()


def test_a_failed_migration_leaves_the_old_store(tmp_path: Path) -> None:
    path, scripts = tmp_path / "store.db", migration_scripts()
    open_database(path, KEY).close()
    wrong = "CREATE TABLE half(x); INSERT INTO nowhere VALUES (1)"
    with pytest.raises(Broken, match=r"store\.migration"):
        open_database(path, KEY, scripts=[*scripts, wrong])
    database = open_database(path, KEY)
    assert database.ask("SELECT name FROM sqlite_master WHERE name = 'half'") == []
    database.close()


def test_a_migration_needs_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"
    open_database(path, KEY).close()
    monkeypatch.setattr("storage.database.free_bytes", lambda _: 10)
    with pytest.raises(Refused, match=r"disk\.low"):
        open_database(path, KEY, scripts=[*migration_scripts(), "CREATE TABLE b(x)"])


@pytest.mark.covers("C-178")
def test_a_flipped_bit_is_reported_with_its_page(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    database = open_database(path, KEY)
    assert database.findings() == []
    database.close()
    content = bytearray(path.read_bytes())
    content[5 * 4096 + 100] ^= 1
    path.write_bytes(content)
    database = open_database(path, KEY)
    assert any("page 6" in finding for finding in database.findings())
    database.close()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("database or disk is full", "disk.full"),
        ("disk I/O error", "disk.io"),
        ("unable to open database file", "disk.io"),
        ("attempt to write a readonly database", "disk.io"),
        ("database is locked", "store.busy"),
        ("database disk image is malformed: Dupont", "store.damaged"),
    ],
)
def test_errors_of_the_engine_become_ours_without_their_words(
    words: str, code: str
) -> None:
    with pytest.raises(AlveoleError) as caught, errors_told():
        raise engine().OperationalError(words)
    assert caught.value.code == code
    assert str(caught.value) == code
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.covers("C-021")
def test_what_was_erased_is_not_beside_the_file_either(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_database(path, KEY).close()
    more = [*migration_scripts(), "CREATE TABLE more(x)"]
    database = open_database(path, KEY, scripts=more)
    keep(database, "a")
    beside = [path.with_suffix(".before"), path.with_name("store.db-wal")]
    assert all(one.stat().st_size for one in beside)
    database.fold()
    assert [one.exists() and one.stat().st_size for one in beside] == [False, 0]
    assert count(database) == 1
    database.close()


def test_a_full_disk_is_told_as_such_at_the_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    path = tmp_path / "store.db"
    open_database(path, KEY).close()
    for step in ("touch", "unlink"):
        with monkeypatch.context() as patch:
            patch.setattr(Path, step, full)
            with pytest.raises(Broken, match=r"disk\.full"):
                open_database(path, KEY)
    open_database(path, KEY).close()


def test_a_folder_that_cannot_be_made_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Broken, match=r"disk\.io"):
        open_database(tmp_path / "file" / "store.db", KEY)
