"""The prescription of the example is signed for the example alone, and says so."""

from datetime import date

import pytest

from app.crypto import jws
from app.crypto.jws import TrustList
from app.domain.prescribed import Code, Square, Verdict
from app.fhir import prescription
from app.flows.example.ordered import signed, trusted
from app.flows.example.sheets import sheet
from app.flows.example.story import Paper, papers
from app.gates.codes import codes
from app.imports.pdf import READER
from views.parts.whole_code import modules

TODAY = date(2026, 11, 21)
LONGEST = 1_250
"""Signs that a home printer and a telephone still carry."""


def the_signed() -> Paper:
    (found,) = [one for one in papers(TODAY) if one.medicines]
    return found


@pytest.mark.covers("C-014")
def test_one_paper_is_signed_for_demonstration() -> None:
    paper = the_signed()
    found = jws.verify(signed(paper), trusted())
    assert found.verdict is Verdict.AUTHENTIC
    assert found.signer
    assert found.signer.demonstration
    given = prescription.read(found.payload)
    assert [one.name.split()[0] for one in given.medicines] == [
        "Ramipril",
        "Metformine",
    ]
    assert given.written == paper.day.isoformat()
    assert all(one.until > given.written for one in given.medicines)


def test_its_key_is_nobody_s_outside_the_example() -> None:
    assert jws.verify(signed(the_signed()), TrustList()).verdict is Verdict.UNKNOWN


def test_the_other_papers_carry_no_code() -> None:
    others = [one for one in papers(TODAY) if not one.medicines]
    assert len(others) > 50
    assert {signed(one) for one in others} == {""}


def test_its_code_is_read_on_its_page() -> None:
    token = signed(the_signed())
    assert len(token) <= LONGEST
    page = READER.draw(sheet("Titre", ["mot"], square=modules(token)), 0, 2000)
    (found,) = codes(page.width, page.height, page.rgb)
    assert (found.square, found.text) == (Square.QR, token)
    assert isinstance(found, Code)
    assert found.prescription
