"""All that an Immunization of somebody else says of a dose is kept."""

from pathlib import Path
from typing import Any

import pytest

from app.domain.foreign import Matter
from app.domain.immunization import Coded, Immunization
from app.imports.fhir import READER
from app.imports.fhir.dose import dose, rank
from app.imports.fhir.header import Around
from app.imports.fhir.tree import loaded
from tests.app.imports.fhir.told import in_json, in_xml

ATC = "http://www.whocc.no/atc"
TOLD: dict[str, Any] = {
    "resourceType": "Immunization",
    "contained": [
        {"resourceType": "Organization", "id": "m", "name": "Laboratoire Fictif"},
        {
            "resourceType": "Practitioner",
            "id": "p",
            "name": [{"prefix": ["Dr"], "given": ["Ana"], "family": "Fictif"}],
        },
    ],
    "status": "completed",
    "vaccineCode": {
        "coding": [{"system": ATC, "code": "J07BD52", "display": "ROR"}],
        "text": "Priorix",
    },
    "occurrenceString": "vers mes dix ans",
    "primarySource": True,
    "manufacturer": {"reference": "#m"},
    "lotNumber": "A1",
    "site": {"text": "bras gauche"},
    "route": {"coding": [{"system": "urn:x", "code": "IM", "display": "Muscle"}]},
    "performer": [{"actor": {"reference": "#p"}}],
    "note": [{"text": "Fièvre"}],
    "protocolApplied": [
        {"targetDisease": [{"text": "rougeole"}], "doseNumberPositiveInt": 2}
    ],
}
SAID = Immunization(
    told="vers mes dix ans",
    diseases=(Coded(words="rougeole"),),
    codes=(Coded(ATC, "J07BD52", "ROR"),),
    lot="A1",
    maker="Laboratoire Fictif",
    site=Coded(words="bras gauche"),
    route=Coded("urn:x", "IM", "Muscle"),
    given_by="Dr Ana Fictif",
    comment="Fièvre",
    first_hand=True,
)


@pytest.mark.covers("C-043")
@pytest.mark.parametrize("written", [in_json, in_xml])
def test_both_forms_say_the_same(written: Any) -> None:  # noqa: ANN401 - a function
    node = loaded(written(TOLD))
    assert (dose(node, Around()), rank(node)) == (SAID, "2")


def test_what_is_not_said_is_unknown() -> None:
    assert dose({}, Around()) == Immunization()
    assert rank({}) == ""
    assert not dose({"primarySource": False}, Around()).first_hand


def test_the_official_summary_is_read(samples: Path) -> None:
    name = "Bundle-IPS-examples-Bundle-with-immunization.json"
    found = READER.read((samples / "standards/fhir/ips" / name).read_bytes()).found
    (one,) = (each for each in found if each.matter is Matter.VACCINE)
    assert one.dose is not None
    assert one.dose.lot == "AXK23RWERS"
    assert [code.code for code in one.dose.codes] == ["871878002", "J07CA02"]
    assert (one.dose.site.words, one.dose.first_hand) == ("Cuisse droite", True)
