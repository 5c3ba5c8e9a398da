"""What a document says of itself is kept, and ties it to its kin."""

from app.domain.foreign import Header
from app.domain.when import When
from app.flows.heading import (
    ALIKE,
    AWAITS,
    IDENTIFIED,
    SERIES,
    category_of,
    links_of,
    meta_of,
    patient_of,
    tie,
    type_of,
)
from tests.app.paper_home import PaperHome
from tests.app.statements import LETTER, Post

DAY = When.parse("2026-03-12")


def test_nothing_said_is_nothing_kept() -> None:
    assert meta_of(None) == meta_of(Header()) == {}
    assert links_of(None, DAY) == links_of(Header(), DAY) == ()
    assert type_of(None) is type_of(Header(type="X")) is None
    assert category_of(None) is category_of(Header(type="X")) is None


def test_the_author_and_the_place_are_kept() -> None:
    assert meta_of(LETTER) == {
        "author": "Dr Charles Muller",
        "facility": "Cabinet médical",
        "profession": "Médecine générale",
        "type": "11488-4",
        "subject": "Rose DURAND",
        "born": "1958-03-12",
        "maker": "professional",
    }


def test_a_place_alone_signs_the_document() -> None:
    said = meta_of(Header(facility="Laboratoire des Lilas"))
    assert said == {"author": "Laboratoire des Lilas"}
    assert meta_of(Header(author="Hôpital", facility="Hôpital")) == {
        "author": "Hôpital"
    }


def test_a_document_its_author_has_not_finished_is_kept_as_such() -> None:
    assert meta_of(Header(provisional=True)) == {"provisional": "yes"}
    assert "provisional" not in meta_of(LETTER)


def test_only_what_is_known_ties_two_documents() -> None:
    made = Header(type="t", author="Dr A", identifier="i", series="s", replaces="r")
    assert [one.relation for one in links_of(made, DAY)] == [
        IDENTIFIED,
        SERIES,
        AWAITS,
        ALIKE,
    ]
    month = links_of(Header(type="t", author="Dr A"), When.parse("2026-03"))
    assert month == ()


def test_copies_point_to_one_place() -> None:
    one = links_of(Header(type="t", author="Dr Éva"), DAY)
    same = links_of(Header(type="t", author="DR EVA"), When.parse("2026-03-12T10:00"))
    other = links_of(Header(type="u", author="Dr Éva"), DAY)
    assert one == same != other


def test_what_a_document_replaces_is_where_the_other_is_found() -> None:
    older = links_of(Header(identifier="urn:oid:1"), DAY)[0]
    newer = links_of(Header(replaces="urn:oid:1"), DAY)[0]
    assert older.target == newer.target


def test_an_element_without_header_is_tied_to_nothing() -> None:
    home = PaperHome()
    entry = home.documents.add(b"Bonjour", name="x.txt").entry
    assert entry is not None
    assert tie(entry, IDENTIFIED) is None
    assert patient_of(entry) == ""
    assert patient_of(Post(home).entry(LETTER, b"b")) == "rose durand 1958-03-12"
