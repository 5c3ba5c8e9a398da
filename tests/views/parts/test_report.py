"""The report holds versions, counts and codes: no name, no title, no value."""

import pytest

from app.domain.errors import Broken
from app.flows.checkup import Checkup
from tests.screens.homes import a_house
from views.house import House
from views.parts.report import Machine, report

MACHINE = Machine("2026.11.0", "linux", web=True)
CANARIES = ("Camille", "Zéphyrine", "sérotonine", "canari.pdf", "83,21", "83.21")


def a_full_house() -> House:
    """Return a space that holds a canary in each place a person fills."""
    house = a_house(checkup=Checkup({"versions": lambda: {"python": "3.11"}}))
    house.documents.add(
        "Dosage de sérotonine".encode(), name="canari.pdf", title="Mme Zéphyrine"
    )
    house.measures.add("body-weight", ["83.21"], at="2026-11-20")
    return house


def sung(text: str) -> list[str]:
    """Return the canaries heard in *text*."""
    return [word for word in CANARIES if word in text]


@pytest.mark.covers("C-137")
def test_no_word_of_the_person_is_in_the_report() -> None:
    text = report(MACHINE, a_full_house(), ["disk.full"])
    assert sung(text) == []
    assert "Documents : 1." in text
    assert "disk.full" in text
    assert "python 3.11" in text


def test_a_word_of_the_person_would_be_heard() -> None:
    """The control: the same house, told by what a person sees."""
    house = a_full_house()
    seen = f"{house.space.name} {house.documents.list()[0].title}"
    assert sung(seen) == ["Camille", "Zéphyrine"]


def test_what_cannot_be_counted_is_told_by_its_code() -> None:
    def torn() -> dict[str, str]:
        raise Broken("store.damaged", damages="2")

    text = report(MACHINE, a_house(checkup=Checkup({"integrity": torn})), [])
    assert "integrity : store.damaged (damages 2)" in text


def test_a_closed_space_tells_only_its_machine() -> None:
    text = report(MACHINE, None, [])
    assert text.splitlines()[0] == "Alvéole, version 2026.11.0"
    assert "Espace fermé." in text
