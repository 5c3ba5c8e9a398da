"""A document keeps the labels it came with, and the level chosen here."""

import pytest

from app.domain.collection import Confidentiality
from app.fhir.labels import SYSTEMS, labels, relabelled


def codes(written: list[dict[str, object]]) -> list[str]:
    """Return the codes of labels."""
    found: list[str] = []
    for one in written:
        coding = one["coding"]
        assert isinstance(coding, list)
        assert (coding[0]["code"], coding[0]["system"]) in SYSTEMS
        found.append(coding[0]["code"])
    return found


@pytest.mark.parametrize("level", list(Confidentiality))
def test_each_level_has_its_code(level: Confidentiality) -> None:
    assert codes(labels(level)) == [level.name]


def test_what_was_received_stays_and_strangers_go() -> None:
    received = ("R", "MASQUE_PS", "INVISIBLE_PATIENT", "TOP SECRET")
    told = labels(Confidentiality.MASQUE_PS, received)
    assert codes(told) == ["MASQUE_PS", "R", "INVISIBLE_PATIENT"]
    assert codes(labels(Confidentiality.N, ("R",))) == ["R"]
    assert codes(relabelled(told, Confidentiality.N)) == ["R", "INVISIBLE_PATIENT"]
    assert codes(relabelled(labels(Confidentiality.N), Confidentiality.PRIVE)) == [
        "PRIVE"
    ]
