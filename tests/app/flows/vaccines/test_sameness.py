"""One injection told twice is one line; two injections are never made one."""

from dataclasses import replace

import pytest

from app.domain.immunization import Coded, Immunization
from app.flows.vaccines.booklet import Booklet
from app.flows.vaccines.sameness import holding, lines, same, twin
from tests.app.paper_home import PaperHome

ATC = "http://www.whocc.no/atc"
MMR = (Coded("urn:alveole:CodeSystem/disease", "measles", "rougeole"),)
DECLARED = Immunization("ROR", day="2019-03-12", diseases=MMR)
TOLD = Immunization(
    "PRIORIX",
    day="2019-03-12",
    diseases=MMR,
    codes=(Coded(ATC, "J07BD52"),),
    lot="A1",
    rank="1",
    first_hand=True,
)


@pytest.mark.parametrize(
    "other",
    [
        DECLARED,
        TOLD,
        replace(TOLD, vaccine="M-M-RVaxPro", diseases=()),
        replace(TOLD, vaccine="priorix", diseases=(), codes=()),
    ],
    ids=["diseases", "itself", "code", "name"],
)
def test_the_same_day_and_the_same_product_are_one(other: Immunization) -> None:
    assert same(TOLD, other)
    assert same(other, TOLD)


@pytest.mark.parametrize(
    "other",
    [
        replace(TOLD, day="2019-03-13"),
        replace(TOLD, day="2019-03"),
        replace(TOLD, day=""),
        replace(TOLD, lot="B2"),
        replace(TOLD, rank="2"),
        Immunization("Revaxis", day="2019-03-12"),
    ],
    ids=["day", "vague", "undated", "lot", "rank", "product"],
)
def test_a_doubt_leaves_two(other: Immunization) -> None:
    assert not same(TOLD, other)
    assert not same(other, TOLD)


@pytest.mark.covers("C-043")
@pytest.mark.parametrize("first", [DECLARED, TOLD])
def test_who_gave_it_stands_for_both_in_any_order(first: Immunization) -> None:
    home = PaperHome()
    booklet = Booklet(home.vault, home.links.world, home.space)
    second = TOLD if first is DECLARED else DECLARED
    kept = [booklet.add(one) for one in (first, second)]
    booklet.add(Immunization("BCG", day="1975"))
    line, alone = lines(booklet.every())
    assert (line.dose.lot, line.dose.first_hand) == ("A1", True)
    assert {line.entry.id, *(one.id for one in line.others)} == {one.id for one in kept}
    assert (alone.dose.vaccine, alone.others) == ("BCG", ())
    assert holding(kept[0], booklet.every())[1][0].entry == kept[1]
    assert twin(DECLARED, [line, alone]) == line
    assert twin(Immunization("BCG"), [line, alone]) is None


def test_what_cannot_be_read_stands_alone_by_its_title() -> None:
    home = PaperHome()
    booklet = Booklet(home.vault, home.links.world, home.space)
    entry = replace(booklet.add(DECLARED), body=b"{")
    (line,) = lines([entry])
    assert line.dose == Immunization("ROR", "2019-03-12")
