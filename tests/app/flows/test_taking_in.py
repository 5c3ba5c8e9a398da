"""One file makes one document, or is refused with a reason."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.errors import Refused
from app.domain.foreign import Extract, Header
from app.domain.ids import EntryId
from app.flows.documents import Page, Status
from app.flows.intake import Kept, Said
from app.flows.size_max import DEFAULT
from app.flows.taking_in import fingerprint
from tests.app.paper_home import PaperHome
from tests.app.statements import Post

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
PAGE = Page(b"Ordonnance", "photo1.jpg")


@pytest.fixture
def home() -> PaperHome:
    """Return an empty space."""
    return PaperHome()


def test_a_file_is_taken_once(home: PaperHome) -> None:
    taking = home.documents.taking_in
    added = taking.take(PAGE, Said(), today=NOON)
    assert added.status is Status.IMPORTED
    assert taking.known([fingerprint(PAGE.content)]) == added.entry
    assert taking.take(PAGE, Said(), today=NOON).status is Status.DUPLICATE
    assert len(home.documents.list()) == 1


def test_a_refused_file_leaves_nothing(home: PaperHome) -> None:
    added = home.documents.taking_in.take(Page(b"BAD", "x"), Said(), today=NOON)
    assert (added.status, added.code) == (Status.REFUSED, "import.damaged")
    assert home.documents.list() == []
    assert home.vault.blobs() == set()


def test_what_is_said_of_it_is_checked_first(home: PaperHome) -> None:
    with pytest.raises(Refused, match=r"document\.category_unknown"):
        home.documents.taking_in.take(PAGE, Said("NOWHERE"), today=NOON)


class Huge(bytes):
    """Bytes that say they are too many."""

    def __len__(self) -> int:
        return DEFAULT + 1


def test_a_file_too_big_never_meets_the_airlock(home: PaperHome) -> None:
    with pytest.raises(Refused, match=r"import\.too_large"):
        home.documents.taking_in.read(Page(Huge(b"BAD"), "x"))


def test_several_files_are_known_in_their_order_only(home: PaperHome) -> None:
    taking = home.documents.taking_in
    taking.take(PAGE, Said(), today=NOON)
    one, other = fingerprint(PAGE.content), fingerprint(b"other")
    assert taking.known([one, other]) is None
    assert taking.known([other]) is None


def test_what_only_machines_read_is_no_document(home: PaperHome) -> None:
    added = Post(home).bring(Header(type="FEUILLE-DE-STYLE"))
    assert (added.status, added.code) == (Status.REFUSED, "import.not_a_document")
    assert home.documents.list() == []


def test_an_export_of_readings_is_no_document(home: PaperHome) -> None:
    home.airlock.reading = Extract("text/csv", 0, export="libreview")
    added = home.documents.add(b"Device", name="libreview.csv")
    assert (added.status, added.code) == (Status.REFUSED, "import.readings")
    assert home.documents.list() == []


@pytest.mark.covers("C-065")
def test_an_agenda_is_no_document(home: PaperHome) -> None:
    home.airlock.reading = Extract("text/calendar", 0, export="ics")
    added = home.documents.add(b"Device", name="agenda.ics")
    assert (added.status, added.code) == (Status.REFUSED, "import.agenda")
    assert home.documents.list() == []


@pytest.mark.covers("C-023")
def test_files_that_one_change_cannot_name_make_no_document(home: PaperHome) -> None:
    taking = home.documents.taking_in
    own, reading = EntryId(b"o" * 16), Extract("image/tiff", 1)
    leaf = taking.sealed(own, PAGE, reading)
    heavy = replace(leaf, file=replace(leaf.file, parts=(bytes(32),) * 501))
    with pytest.raises(Refused, match=r"import\.too_large"):
        taking.keep(Kept(own, (heavy, heavy)), Said(), today=NOON)
    assert home.documents.list() == []
    assert taking.keep(Kept(own, (heavy, leaf)), Said(), today=NOON).id == own
