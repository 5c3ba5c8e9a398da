"""A certificate of a document: judged here, its dose noted once, never edited."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.crypto.cose import TrustList
from app.domain.certificate import Certificate
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.prescribed import Verdict
from app.flows.vaccines.booklet import Booklet, dose_of
from app.flows.vaccines.certificates import TYPE, Certificates, local_list
from app.gates.certificate import read
from app.rules.identity import Whose
from tests.app.identities import known
from tests.app.paper_home import PaperHome
from tests.fictitious.certificates import (
    ISSUED,
    OTHER,
    TEST,
    VACCINE,
    der,
    text,
    trusted,
)

pytestmark = pytest.mark.covers("C-045")
PROOF = read(text())


@pytest.fixture
def home() -> PaperHome:
    """Return the space of Camille Exemple, without any dose."""
    home = PaperHome()
    known(home.vault, replace(home.space, name="Camille Exemple"))
    return home


@pytest.fixture
def paper(home: PaperHome) -> Entry:
    """Return the document the certificate is on."""
    entry = home.documents.add(b"certificat", name="covid.txt").entry
    assert entry
    return entry


def flow(home: PaperHome, known: TrustList | None = None) -> Certificates:
    """Return the certificates of that space, with this list."""
    booklet = Booklet(home.vault, home.stays.world, home.space)
    return Certificates(home.documents, booklet, home.links, known or trusted())


def test_a_known_signer_in_time_is_trusted(home: PaperHome) -> None:
    found = flow(home).judge(PROOF)
    assert (found.trusted, found.signer, found.listed) == (
        True,
        "Signataire fictif",
        "2021-07-01",
    )


def test_no_list_is_shipped_so_nothing_is_ever_called_valid(home: PaperHome) -> None:
    known = local_list()
    assert (known.dated, dict(known.signers)) == ("", {})
    found = flow(home, known).judge(PROOF)
    assert (found.verdict, found.trusted) == (Verdict.UNKNOWN, False)
    assert found.takeable


@pytest.mark.parametrize(
    ("proof", "known"),
    [
        (replace(PROOF, seal=replace(PROOF.seal, signed=b"else")), trusted()),
        (read(text(key=OTHER)), trusted()),
        (read(text(issued=ISSUED + timedelta(days=365))), trusted()),
        (PROOF, trusted(der(purposes=("1.3.6.1.4.1.1847.2021.1.1",)))),
    ],
    ids=["altered", "unknown signer", "out of its days", "a key for tests"],
)
def test_what_may_not_be_believed_is_not_trusted(
    home: PaperHome, proof: Certificate, known: TrustList
) -> None:
    assert not flow(home, known).judge(proof).trusted


def test_a_broken_seal_and_a_test_give_no_dose(home: PaperHome) -> None:
    broken = replace(PROOF, seal=replace(PROOF.seal, signed=b"else"))
    assert not flow(home).judge(broken).takeable
    assert not flow(home).judge(read(text(TEST))).takeable


@pytest.mark.parametrize(
    ("proof", "whose"),
    [
        (PROOF, Whose.MINE),
        (replace(PROOF, born=""), Whose.UNKNOWN),
        (replace(PROOF, born="1985-03-12"), Whose.OTHER),
        (replace(PROOF, name="Paul Fictif"), Whose.OTHER),
    ],
)
def test_the_certificate_of_somebody_else_gives_no_dose(
    home: PaperHome, proof: Certificate, whose: Whose
) -> None:
    found = flow(home).judge(proof)
    assert (found.whose, found.takeable) == (whose, whose is not Whose.OTHER)


def test_its_dose_is_noted_with_every_code_and_tied_to_its_document(
    home: PaperHome, paper: Entry
) -> None:
    flow(home).take(paper.id, PROOF, "Délivré par CNAM.")
    (entry,) = Booklet(home.vault, home.stays.world, home.space).list()
    dose = dose_of(entry)
    assert (dose.vaccine, dose.day, dose.rank) == ("Comirnaty", "2021-06-20", "2")
    assert [one.code for one in dose.codes] == ["EU/1/20/1528", "1119349007"]
    assert [one.code for one in dose.diseases] == ["covid-19"]
    assert (dose.maker, dose.given_by, dose.first_hand) == ("BioNTech", "", True)
    assert dose.comment == "Délivré par CNAM."
    assert [one.id for one in home.links.of(paper.id)] == [entry.id]


def test_it_is_declared_only_until_its_signer_is_known(
    home: PaperHome, paper: Entry
) -> None:
    flow(home, TrustList()).take(paper.id, PROOF)
    booklet = Booklet(home.vault, home.stays.world, home.space)
    assert not dose_of(booklet.list()[0]).first_hand


def test_a_dose_of_a_certificate_is_never_changed(
    home: PaperHome, paper: Entry
) -> None:
    certificates = flow(home)
    certificates.take(paper.id, PROOF)
    (entry,) = certificates.booklet.list()
    with pytest.raises(Refused, match=r"vaccine\.not_yours"):
        certificates.booklet.change(entry.id, dose_of(entry))
    assert entry.meta["author"] == "CNAM"


def test_the_document_says_what_it_is_and_the_whole_is_undone(
    home: PaperHome, paper: Entry
) -> None:
    certificates = flow(home)
    back = certificates.take(paper.id, PROOF)
    told = home.documents.entry(paper.id)
    assert (told.meta["type"], told.meta["category"]) == (TYPE, "CAR_VAC")
    back()
    assert certificates.booklet.count() == 0
    now = home.documents.entry(paper.id)
    assert (now.meta, now.body, now.rubric) == (paper.meta, paper.body, paper.rubric)
    assert home.links.of(paper.id) == []


def test_the_same_dose_is_not_offered_twice(home: PaperHome, paper: Entry) -> None:
    certificates = flow(home)
    certificates.take(paper.id, PROOF)
    found = certificates.judge(PROOF)
    assert (found.noted, found.takeable) == (True, False)


def test_a_product_nobody_knows_is_named_by_its_disease(
    home: PaperHome, paper: Entry
) -> None:
    one = dict(VACCINE["v"][0], mp="X", vp="J07BX03")
    flow(home).take(paper.id, read(text(VACCINE | {"v": [one]})))
    (entry,) = Booklet(home.vault, home.stays.world, home.space).list()
    assert entry.title == "Covid-19"
