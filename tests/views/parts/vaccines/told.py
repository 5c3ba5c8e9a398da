"""Doses of nobody, for the parts that show them."""

from collections.abc import Mapping

from app.domain.entry import Entry
from app.domain.immunization import Coded, Immunization
from app.fhir.immunization_codes import routes, sites
from app.flows.vaccines.sameness import Line, alone
from tests.screens.homes import a_house
from views.house import House

ATC = "http://www.whocc.no/atc"
MMR = Immunization(
    "PRIORIX, poudre et solvant",
    day="2019-03-12",
    codes=(Coded(ATC, "J07BD52", "ROR"),),
    lot="A1",
    maker="Laboratoire Fictif",
    site=sites()["61396006"],
    route=routes()["20035000"],
    rank="2",
    act="BOOSTER",
    given_by="Dr Fictif",
    comment="Fièvre",
    first_hand=True,
)
TETANUS = Immunization("Revaxis", day="2024-03", lot="B2")
IMPORTED: Mapping[str, str] = {"source": "imported"}


def noted(*doses: Immunization) -> tuple[House, list[Entry]]:
    """Return a space holding doses; a confirmed one came with a document."""
    house = a_house()
    booklet = house.vaccines.booklet
    entries = [
        booklet.add(dose, told=IMPORTED if dose.first_hand else None) for dose in doses
    ]
    return house, entries


def line(dose: Immunization) -> Line:
    """Return the line of a dose alone in its booklet."""
    _house, (entry,) = noted(dose)
    return alone(entry)


def page(entry: Entry) -> str:
    """Return the address of a dose."""
    return f"/sante/vaccins/{entry.id.hex()}"
