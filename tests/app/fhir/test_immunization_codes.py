"""The short official lists are whole, and are those of the value sets."""

from pathlib import Path

import pytest

from app.domain.immunization import Coded
from app.fhir.immunization_codes import routes, sites
from app.gates.xml import parsed

_SETS = {
    "JDV_ImmunizationRouteCodes_CISIS.xml": routes,
    "JDV_ImmunizationApproachSiteCode_CISIS.xml": sites,
}


def test_a_code_carries_its_system_and_its_official_words() -> None:
    edqm, snomed = "http://standardterms.edqm.eu", "http://snomed.info/sct"
    assert routes()["20053000"] == Coded(edqm, "20053000", "Voie orale")
    assert sites()["61396006"] == Coded(snomed, "61396006", "cuisse gauche")


@pytest.mark.parametrize("name", _SETS)
def test_each_list_is_the_published_one(samples: Path, name: str) -> None:
    root = parsed((samples / "standards" / "jdv" / name).read_bytes())
    published = {
        one.get("code"): one.get("displayName")
        for one in root.iter("{urn:ihe:iti:svs:2008}Concept")
    }
    assert {one.code: one.words for one in _SETS[name]().values()} == published
