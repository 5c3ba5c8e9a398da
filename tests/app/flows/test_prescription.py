"""A prescription is listed as far as somebody known signed it, and told so."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.crypto.jws import TrustList
from app.domain.foreign import Extract, Found, Laid, Matter
from app.domain.ids import EntryId
from app.domain.prescribed import Code, Medicine, Square, Verdict
from app.flows.prescription import Prescriptions, Shown, Told, Trust
from sync.airlock.parent import SealedAirlock
from tests.app.crypto.test_stamp import CODE
from tests.app.prescriptions import GIVEN, KEY_NAME, SIGNER, TRUSTED, a_token
from tests.fictitious.airlock import Held
from tests.screens.homes import PlainAirlock, a_house

TOKEN = a_token()
ADDRESS = "https://exemple.invalid/12"


class Worded(PlainAirlock):
    """An airlock that finds lines of a prescription in a page of words."""

    def read(self, content: Held, *, name: str, password: str = "") -> Extract:
        del content, name, password
        return Extract("text/xml", 0)

    def lay(self, content: Held) -> Laid:
        del content
        lines = (Matter.PRESCRIPTION, Matter.ALLERGY)
        return Laid(found=tuple(Found(one, "Eau", "Un verre.") for one in lines))


def kept(*lines: str, trusted: TrustList = TRUSTED) -> tuple[Prescriptions, EntryId]:
    """Return the flow, and a document with these lines on its pages."""
    documents = a_house().documents
    added = documents.add("\n".join(lines).encode(), name="ordonnance.pdf")
    assert added.entry
    return Prescriptions(documents, trusted), added.entry.id


def told(*lines: str, trusted: TrustList = TRUSTED) -> Told:
    flow, entry = kept(*lines, trusted=trusted)
    return flow.look(entry)


def shown(token: str, *, trusted: TrustList = TRUSTED) -> Shown:
    found = told(f"code:{token}", trusted=trusted).shown
    assert found
    return found


@pytest.mark.covers("C-014")
def test_what_a_known_signer_signed_is_authentic() -> None:
    found = shown(TOKEN)
    assert (found.trust, found.prescription) == (Trust.AUTHENTIC, GIVEN)
    assert (found.signer, found.listed) == (SIGNER.name, TRUSTED.dated)
    assert found.code
    assert found.code.text == TOKEN
    assert not found.demonstration


@pytest.mark.covers("C-014")
def test_nothing_is_listed_of_what_was_changed() -> None:
    head, payload, _ = TOKEN.split(".")
    found = shown(f"{head}.{payload}.{'A' * 86}")
    assert (found.trust, found.prescription, found.code) == (Trust.ALTERED, None, None)


@pytest.mark.covers("C-014")
@pytest.mark.parametrize("trusted", [TrustList(), TRUSTED], ids=["nobody", "others"])
def test_an_unknown_signer_is_told_and_nothing_is_claimed(trusted: TrustList) -> None:
    found = shown(a_token(name="inconnu"), trusted=trusted)
    assert (found.trust, found.prescription) == (Trust.UNKNOWN, GIVEN)
    assert (found.signer, found.listed) == ("", trusted.dated)


@pytest.mark.parametrize(
    ("written", "trust"),
    [
        ("2025-12-31", Trust.EXPIRED),
        ("2026-01-01", Trust.AUTHENTIC),
        ("2026-12-31", Trust.AUTHENTIC),
        ("2027-01-01", Trust.EXPIRED),
        ("2026", Trust.AUTHENTIC),
        ("", Trust.EXPIRED),
    ],
)
def test_a_key_counts_in_its_days_only(written: str, trust: Trust) -> None:
    given = replace(GIVEN, written=written)
    assert shown(a_token(given)).trust is trust


def test_a_signer_of_demonstration_says_so() -> None:
    play = replace(SIGNER, demonstration=True)
    assert shown(TOKEN, trusted=TrustList("", {KEY_NAME: play})).demonstration


def test_a_code_that_prescribes_nothing_is_shown_as_received() -> None:
    stray = f"e30.AAAA.{'A' * 86}"
    found = told(f"code:{ADDRESS}", f"code:{stray}")
    assert found.shown is None
    assert [one.text for one in found.others] == [ADDRESS, stray]


def test_a_stamp_is_judged_beside_the_prescription() -> None:
    found = told(f"code:{TOKEN}", f"2d-doc:{CODE}", f"code:{ADDRESS}")
    assert found.shown
    assert found.shown.trust is Trust.AUTHENTIC
    assert [one.verdict for one in found.stamps] == [Verdict.UNKNOWN]
    assert found.others == (Code(Square.QR, ADDRESS),)


def test_the_lines_of_a_page_of_words_are_signed_by_nobody() -> None:
    documents = replace(a_house().documents, airlock=Worded())
    added = documents.add(b"<a/>", name="a.xml", date="2026-11-01")
    assert added.entry
    found = Prescriptions(documents, TRUSTED).look(added.entry.id).shown
    assert found
    assert found.prescription
    assert found.code is None
    assert found.trust is Trust.UNSIGNED
    assert found.prescription.medicines == (Medicine("Eau", "Un verre."),)
    assert found.prescription.written == "2026-11-01"


def test_a_plain_text_may_hold_a_code_too() -> None:
    documents = a_house().documents
    added = documents.add(f"code:{TOKEN}".encode(), name="ordonnance.txt")
    assert added.entry
    told = Prescriptions(documents, TRUSTED).look(added.entry.id)
    assert told.shown
    assert told.shown.trust is Trust.AUTHENTIC


class Filmed(PlainAirlock):
    """An airlock that takes every file for the images of an exam."""

    def read(self, content: Held, *, name: str, password: str = "") -> Extract:
        del content, name, password
        return Extract("application/dicom", 300)


def test_the_images_of_an_exam_are_not_searched() -> None:
    documents = replace(a_house().documents, airlock=Filmed())
    added = documents.add(f"code:{TOKEN}".encode(), name="a.dcm")
    assert added.entry
    assert Prescriptions(documents, TRUSTED).look(added.entry.id) == Told()


def test_a_code_on_two_pages_is_told_once() -> None:
    found = told(f"code:{ADDRESS}", f"code:{ADDRESS}")
    assert len(found.others) == 1


@pytest.mark.covers("C-014")
@pytest.mark.parametrize(
    "name", ["eP-MED-DM_2022.01_PosoStruct", "eP-MED-DM_2023.01_PosoNonStruct"]
)
def test_a_real_prescription_is_listed_and_nothing_of_it_is_claimed(
    samples: Path, name: str
) -> None:
    airlock = SealedAirlock(seconds=30)
    documents = replace(a_house().documents, airlock=airlock)
    content = (samples / f"standards/cda/{name}.xml").read_bytes()
    added = documents.add(content, name="a.xml")
    assert added.entry
    found = Prescriptions(documents, TRUSTED).look(added.entry.id)
    airlock.close()
    assert found.shown
    assert found.shown.prescription
    assert found.shown.trust is Trust.UNSIGNED
    assert found.shown.prescription.written.startswith("2021-12-01")
    first = found.shown.prescription.medicines[0]
    assert first.name.startswith("PARACETAMOL MYLAN 500 mg")
    assert "3 fois/j à partir du 01/12/2021" in first.dosage
    assert "Hello :)" in [one.text for one in found.others]
