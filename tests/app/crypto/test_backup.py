"""The header of an archive opens it with the phrase or the paper, and nothing else."""

import functools
from dataclasses import replace

import pytest
from hypothesis import given

from app.crypto import backup
from app.crypto.packing import pack
from app.crypto.slots import Argon
from app.domain.errors import Refused
from tests.vectors import people
from tests.vectors import world as w
from tests.vectors.people import ARGON, DEK, EXPORT, HEADER
from tests.vectors.seeds import drawn, seed
from tests.vectors.strategies import QUICK, code_of, spoiled

RAW = HEADER.encode()
PHRASE = "phrase de passe"
MOVED = replace(HEADER, export=bytes(16))


@pytest.mark.covers("C-135")
def test_a_header_is_read_as_written() -> None:
    read, end = backup.read_header(people.ARCHIVE)
    assert read == HEADER
    assert end == len(RAW)
    assert read.file.item == EXPORT


@pytest.mark.covers("C-135")
def test_the_phrase_and_the_paper_open_it() -> None:
    read, _ = backup.read_header(RAW)
    assert backup.open_with_passphrase(read, PHRASE) == DEK
    assert backup.open_with_recovery(read, w.RECOVERY) == DEK


def test_another_phrase_or_paper_opens_nothing() -> None:
    for action in (
        lambda: backup.open_with_passphrase(HEADER, "autre"),
        lambda: backup.open_with_recovery(HEADER, bytes(20)),
        lambda: backup.open_with_passphrase(replace(HEADER, export=bytes(16)), PHRASE),
        lambda: backup.open_with_recovery(
            replace(HEADER, export=bytes(16)), w.RECOVERY
        ),
    ):
        assert code_of(action) == "backup.key"


def test_a_way_that_is_not_there_opens_nothing() -> None:
    phrase, paper = HEADER.ways
    for action in (
        lambda: backup.open_with_passphrase(replace(HEADER, ways=(paper,)), PHRASE),
        lambda: backup.open_with_recovery(replace(HEADER, ways=(phrase,)), w.RECOVERY),
        lambda: backup.open_with_passphrase(
            replace(HEADER, ways=(phrase._replace(kdf=b""), phrase)), PHRASE
        ),
        lambda: backup.open_with_recovery(
            replace(HEADER, ways=(paper._replace(kdf=ARGON), paper)), w.RECOVERY
        ),
    ):
        assert code_of(action) == "backup.key"


def test_a_way_costs_what_the_page_says_or_nothing() -> None:
    for way in HEADER.ways:
        for kdf in (b"x", bytes(16)):
            header = replace(HEADER, ways=(way._replace(kdf=kdf),))
            read = functools.partial(backup.read_header, header.encode())
            assert code_of(read) == "backup.malformed"


def test_a_way_gives_a_whole_key_or_nothing() -> None:
    short = DEK[:31]
    phrase = backup.passphrase_way(short, EXPORT, PHRASE, ARGON, drawn("n7"))
    paper = backup.recovery_way(short, EXPORT, w.RECOVERY, drawn("n8"))
    header = replace(HEADER, ways=(phrase, paper))
    for action in (
        lambda: backup.open_with_passphrase(header, PHRASE),
        lambda: backup.open_with_recovery(header, w.RECOVERY),
    ):
        assert code_of(action) == "backup.key"


def test_a_cheaper_phrase_is_refused() -> None:
    cheap = Argon(1, 8, 1, seed("salt", 16))
    phrase = HEADER.ways[0]._replace(kdf=cheap)
    header, _ = backup.read_header(replace(HEADER, ways=(phrase,)).encode())
    with pytest.raises(Refused, match=r"^kdf\.floor$"):
        backup.open_with_passphrase(header, PHRASE)
    with pytest.raises(Refused, match=r"^kdf\.floor$"):
        backup.passphrase_way(DEK, EXPORT, PHRASE, cheap, drawn("n7"))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "backup.malformed"),
        (RAW[:8], "backup.malformed"),
        (RAW[:-1], "backup.malformed"),
        (b"PK\3\4" + RAW[4:], "backup.malformed"),
        (RAW[:4] + b"\2" + RAW[5:], "format.unknown"),
        (RAW[:5] + b"\xff\xff\xff\xff" + RAW[9:], "backup.malformed"),
        (RAW[:5] + b"\0\0\0\1" + pack([]), "backup.malformed"),
        (RAW[:5] + b"\0\0\0\2" + b"\x90\x90", "backup.malformed"),
    ],
    ids=["empty", "prefix cut", "cut", "magic", "newer", "huge", "form", "trailing"],
)
def test_what_is_not_a_header_is_refused(raw: bytes, code: str) -> None:
    assert code_of(lambda: backup.read_header(raw)) == code


@QUICK
@given(spoiled(RAW))
def test_a_spoiled_header_is_refused_or_opens_nothing(bad: bytes) -> None:
    code = code_of(lambda: backup.read_header(bad))
    assert code in {"", "backup.malformed", "format.unknown"}
    if not code and not bad.startswith(RAW):
        header, _ = backup.read_header(bad)
        assert header != HEADER
