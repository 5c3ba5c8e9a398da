"""All that a vaccination note says of a dose is kept, and nothing is supposed."""

from pathlib import Path

import pytest

from app.domain.immunization import Coded, Immunization
from app.gates.xml import parsed
from app.imports.cda import READER
from app.imports.cda.dose import dose
from app.imports.cda.nodes import V3
from app.imports.cda.wording import places_of
from tests.fictitious.clinical import clinical, section, structured, vaccine

ATC, CIS = "http://www.whocc.no/atc", "urn:oid:1.2.250.1.213.2.3.1"
SNOMED, EDQM = "http://snomed.info/sct", "http://standardterms.edqm.eu"


def read(entry: str) -> Immunization:
    root = parsed(clinical(structured(section("x", "", entry, code="11369-6"))))
    act = next(root.iter(f"{V3}substanceAdministration"))
    return dose(act, places_of(root))


def test_what_is_not_said_is_unknown() -> None:
    said = read(vaccine("TETAVAX", "1975"))
    codes = (Coded("urn:oid:1.9", "1"), Coded(ATC, "J07AM"))
    assert said == Immunization(codes=codes)


def test_a_sort_of_act_of_another_list_is_none() -> None:
    entry = vaccine("TETAVAX", "1975")
    coded = '<code code="X" codeSystem="1.2"/><statusCode'
    assert read(entry.replace("<statusCode", coded, 1)).act == ""


def test_where_it_was_given_stands_for_who_gave_it() -> None:
    giver = (
        "<performer><assignedEntity><representedOrganization><name>PMI Fictive</name>"
        "</representedOrganization></assignedEntity></performer></substance"
    )
    said = read(vaccine("BCG", "1975").replace("</substance", giver, 1))
    assert (said.given_by, said.first_hand) == ("PMI Fictive", True)


@pytest.mark.covers("C-043")
def test_the_official_note_is_read_whole(samples: Path) -> None:
    content = (samples / "standards" / "cda" / "VAC_2023.01.xml").read_bytes()
    found = READER.read(content).found
    first = found[0].dose
    assert (found[0].when, found[0].value) == ("1975", "1")
    assert first == Immunization(
        codes=(
            Coded(
                CIS,
                "61077869",
                "VACCIN BCG SSI, poudre et solvant pour suspension injectable",
            ),
            Coded(ATC, "J07AN", "Vaccin antituberculeux"),
            Coded(
                "urn:oid:1.2.250.1.213.2.3.3",
                "3400936466425",
                "1 flacon(s) en verre jaune(brun) - 1 flacon(s) en verre de 1 ml "
                "avec nécessaire(s) avec aiguille(s)",
            ),
        ),
        lot="235421176",
        site=Coded(SNOMED, "16217701000119102", "deltoïde gauche"),
        route=Coded(EDQM, "20035000", "voie intramusculaire"),
        act="INITIMMUNIZ",
        given_by="Dr Charles Muller",
        comment="L'usager a été informé des avantages et risques liés à la vaccination",
        first_hand=True,
    )
    assert all(one.dose and one.dose.lot and one.dose.given_by for one in found)
