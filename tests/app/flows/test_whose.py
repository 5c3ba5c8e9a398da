"""Who the person of the space is, and how a name becomes theirs."""

from dataclasses import replace

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.when import When
from app.domain.write import Write
from app.fhir import exact, patient
from app.flows.whose import identity_of, learnt
from app.kinds.patient import KIND
from app.rules.identity import Identity
from tests.app.paper_home import PaperHome
from tests.app.statements import LETTER, PAUL, Post


def known(home: PaperHome, **more: object) -> None:
    """Write the identity of the space as a person gives it."""
    body = patient.write(home.space.id, name="Rose", birth_date="1958-03-12")
    entry = Entry(
        home.space.id,
        EntryId(b"p" * 16),
        KIND.code,
        exact.write(exact.read(body) | more),
        When.unknown(),
        KIND.rubric,
        meta={"title": "Rose"},
    )
    home.vault.commit(Write(home.space.id, entries=(entry,)))


def test_the_name_given_is_all_that_is_known() -> None:
    home = PaperHome()
    assert identity_of(home.vault, home.space) == Identity(("Rose",), "1958-03-12")
    known(home)
    assert identity_of(home.vault, home.space) == Identity(("Rose",), "1958-03-12")


def test_what_an_identity_says_more_is_read() -> None:
    home = PaperHome()
    number = {"system": "urn:oid:1.2.3", "value": "42"}
    known(home, gender="female", identifier=[number])
    found = identity_of(home.vault, home.space)
    assert (found.sex, found.identifier) == ("F", "1.2.3|42")


def test_the_names_of_an_accepted_document_are_learnt_once() -> None:
    home = PaperHome()
    known(home)
    entry = Post(home).entry(LETTER)
    (written,) = learnt(home.vault, home.space, entry)
    home.vault.commit(Write(home.space.id, entries=(written,)))
    names = identity_of(home.vault, home.space).names
    assert names == ("Rose", "Rose MARTIN", "Rose DURAND")
    assert learnt(home.vault, home.space, entry) == ()


def test_another_birth_date_teaches_nothing() -> None:
    home = PaperHome()
    entry = Post(home).entry(replace(LETTER, subject=PAUL))
    assert learnt(home.vault, home.space, entry) == ()
    known(home)
    assert learnt(home.vault, home.space, entry) == ()
