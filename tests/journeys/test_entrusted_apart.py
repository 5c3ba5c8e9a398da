"""What others entrust never shows in one's own record, nor one's own among it."""

import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import main
from app.crypto.canon import kdf
from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.ids import ID_SIZE, AttachmentId
from app.flows.backpack.clear import export_clear
from app.flows.dependents.dependents import Tie
from app.flows.sealed.files import Plain, SealedFiles
from app.ports.entrusted import EntrustedStore
from storage.database import open_database
from storage.entrusted import DiskEntrusted
from tests.app.flows.entrusted.keeping import (
    CAMILLE,
    MEASURES,
    REPORTS,
    agree,
    keep,
    lane_of,
)
from tests.storage.contract.test_erasing import cells
from tests.storage.samples import entry
from views.doorway import Doorway
from views.house import House
from views.parts.todo import todo_of

PHRASE = "girafe mauve toit lycée brume wagon safran"
THEIRS, OURS = "zibeline", "okapi"
KINDS = ("body-weight", "allergy", "immunization", "treatment", "trusted-person")


def plant(store: EntrustedStore) -> list[Entry]:
    """Keep, under every face it may have, what Camille entrusts."""
    plain = Plain(
        AttachmentId(b"a" * 16), THEIRS.encode(), "original", "text/plain", "a.txt"
    )
    made = entry(1, meta={"title": f"Compte rendu {THEIRS}", "author": THEIRS})
    file = SealedFiles(store.blobs, os.urandom).seal(CAMILLE, made.id, plain)
    report = replace(made, attachments=(file,))
    body = f'{{"resourceType":"Basic","code":{{"text":"{THEIRS}"}}}}'.encode()
    others = [
        entry(10 + rank, kind=kind, meta={"title": f"{kind} {THEIRS}"}, body=body)
        for rank, kind in enumerate(KINDS)
    ]
    keep(store, REPORTS, lane_of(Rubric.REPORT), report)
    keep(store, MEASURES, lane_of(Rubric.MEASURES), *others)
    return [report, *others]


def said(house: House) -> dict[str, object]:
    """Return what one's own record says of itself, everywhere it speaks."""
    clear = io.BytesIO()
    packed = export_clear(house.backpack, clear)
    sealed = house.backpack.export(io.BytesIO(), PHRASE)
    chores = todo_of(house, main.now).list(99)
    return {
        "search": [hit.entry.id for hit in house.search.find(THEIRS)],
        "documents": [one.id for one in house.documents.list()],
        "counts": dict(house.documents.counts()),
        "authors": house.documents.named("author"),
        "measures": [(one.kind.code, one.last) for one in house.panel.faces()],
        "profile": {
            one.code: house.profile.count(one.code) for one in house.profile.topics()
        },
        "vaccines": house.vaccines.booklet.every(),
        "news": [one.entry.id for one in house.news.latest(99)],
        "unseen": (house.news.unseen(), house.news.unopened()),
        "notices": [(one.sort, one.names) for one in house.notices.standing()],
        "todo": chores,
        "twins": house.documents.duplicates(),
        "synthesis": (house.synthesis.stays(), house.synthesis.last()),
        "emergency": house.emergency.choices(),
        "trash": house.trash.list(),
        "room": house.offline.room().used,
        "doctor": [(one.name, one.code) for one in house.checkup.run()],
        "files": house.checkup.probes["files"](),
        "packed": (packed.entries, packed.files, sealed.entries, sealed.files),
        "clear": members(clear),
        "people": house.dependents.every(),
        "spaces": house.dependents.whole.spaces(),
        "waiting": house.offline.journal.waiting(house.space.id),
    }


def members(archive: io.BytesIO) -> list[tuple[str, bytes]]:
    """Return the files of a copy in clear, but those that tell the moment."""
    with zipfile.ZipFile(archive) as opened:
        names = [name for name in opened.namelist() if name != "manifest.json"]
        return [(name, opened.read(name)) for name in names]


def of_mine(house: House) -> None:
    """Keep something of one's own."""
    house.documents.add(f"Compte rendu {OURS}".encode(), name=f"{OURS}.txt")
    house.measures.add("body-weight", ["71"])


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Doorway[main.Rooms]]:
    """Return the door of a home on disk where something of one's own is kept."""
    ways = {"passphrase": PHRASE}
    with closing(main.Starters(tmp_path / "home").door) as front:
        of_mine(front.create("Louise", birth_date="", server="", ways=ways).house)
        yield front


def entrusted(door: Doorway[main.Rooms]) -> DiskEntrusted:
    """Return what others entrust there, on disk."""
    return door.rooms().entrusted


@pytest.mark.covers("C-028", "C-115")
def test_nothing_entrusted_shows_in_ones_own_record(
    door: Doorway[main.Rooms],
) -> None:
    agree(door.open().entrusted.answers)
    before = said(door.open())
    planted = plant(entrusted(door))
    after = said(door.open())
    assert after == before
    assert THEIRS.encode() not in repr(after).encode()
    assert len(planted) == len(KINDS) + 1
    assert door.open().entrusted.count(MEASURES) == len(KINDS)


def test_what_is_looked_at_would_show_what_is_ones_own(
    door: Doorway[main.Rooms],
) -> None:
    before, house = said(door.open()), door.open()
    house.documents.add(f"Lettre {THEIRS}".encode(), name=f"{THEIRS}.txt")
    after = said(house)
    for place in ("search", "documents", "counts", "clear", "packed", "waiting"):
        assert after[place] != before[place], place


@pytest.mark.covers("C-028")
def test_nothing_of_ones_own_is_in_the_entrusted_file(
    door: Doorway[main.Rooms],
) -> None:
    plant(entrusted(door))
    kept = b"\n".join(cells(entrusted(door).database._opened()))
    assert THEIRS.encode() in kept
    vault = door.rooms().vault
    keys = (one for one in vault.secrets("").values() if len(one) >= ID_SIZE)
    mine = [OURS.encode(), b"Louise", *vault.spaces(), *keys]
    assert [one for one in mine if one in kept] == []


def test_a_sweep_of_ones_own_files_leaves_theirs_and_the_other_way_round(
    door: Doorway[main.Rooms], tmp_path: Path
) -> None:
    report, *_ = plant(entrusted(door))
    agree(door.open().entrusted.answers)
    (own,) = door.open().documents.list()
    for sealed in (tmp_path / "home").rglob("blobs/*/*"):
        os.utime(sealed, (0, 0))
    door.lock()
    house = door.unlock("passphrase", PHRASE)
    assert house.documents.original(own.id) == f"Compte rendu {OURS}".encode()
    lent = house.entrusted.house(REPORTS)
    assert lent.documents.original(report.id) == THEIRS.encode()


@pytest.mark.covers("C-028")
def test_past_the_last_day_it_is_erased_at_the_opening(
    door: Doorway[main.Rooms], tmp_path: Path
) -> None:
    plant(entrusted(door))
    agree(door.open().entrusted.answers)
    ended = replace(lane_of(Rubric.REPORT), until=1)
    keep(entrusted(door), REPORTS, ended)
    door.lock()
    house = door.unlock("passphrase", PHRASE)
    assert [one.lane for one in house.entrusted.every()[0].rubrics] == [MEASURES]
    assert not list((tmp_path / "home" / "entrusted").rglob("blobs/*/*"))
    kept = b"\n".join(cells(entrusted(door).database._opened()))
    assert b"Compte rendu" not in kept


def test_a_damaged_file_leaves_ones_own_record_open_and_is_told(
    door: Doorway[main.Rooms], tmp_path: Path
) -> None:
    plant(entrusted(door))
    door.lock()
    path = tmp_path / "home" / "entrusted" / "entrusted.db"
    path.write_bytes(bytes(len(path.read_bytes())))
    house = door.unlock("passphrase", PHRASE)
    assert house.documents.count() == 1
    found = {one.name: one.code for one in house.checkup.run()}
    assert found["integrity"] == "store.damaged"


def test_its_key_is_derived_and_its_words_are_nowhere_in_clear(
    door: Doorway[main.Rooms], tmp_path: Path
) -> None:
    plant(entrusted(door))
    lmk = door.keys.unlock("passphrase", PHRASE)
    own = kdf(door.keys.database_key(lmk), 48, "entrusted")
    door.lock()
    files = [one for one in (tmp_path / "home").rglob("*") if one.is_file()]
    assert not [one for one in files if THEIRS.encode() in one.read_bytes()]
    with closing(open_database(tmp_path / "home/entrusted/entrusted.db", own)) as kept:
        assert kept.ask("SELECT count(*) FROM entry") == [(len(KINDS) + 1,)]


def test_the_house_of_somebody_represented_shows_nothing_of_it(
    door: Doorway[main.Rooms],
) -> None:
    plant(entrusted(door))
    kin = door.open().dependents.add("Zoé", birth_date="2020-01-02", tie=Tie.CHILD)
    assert door.open().entrusted.every()
    assert door.beside(kin.id).entrusted.every() == []
