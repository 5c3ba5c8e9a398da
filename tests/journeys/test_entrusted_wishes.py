"""Wishes are entrusted apart from all the rest: read by whom the person chose."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.collection import Rubric
from app.domain.wishes import DIRECTIVES, DONATION
from tests.journeys import two_homes
from tests.journeys.two_homes import APART, CANARY, Both, brought, entrust, holds, lanes

pytestmark = [pytest.mark.covers("C-028"), pytest.mark.covers("C-029")]
CHOSEN = {"revive": "no", "matters": "Rester chez moi"}
SIGNED = "Mes directives, signées à la main".encode()
PEOPLE = {
    "contacts-urgence": {"name": "Paul Fictif", "phone": "0100000001"},
    "personne-de-confiance": {"name": "Rose Fictive"},
    "aidants": {"name": "Alix Fictif"},
}


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    """Camille, who said what she wants and whom to call, and Louise."""
    with two_homes.two(tmp_path) as found:
        house = found.camille.house
        house.wishes.state(DIRECTIVES, {"revive": "yes"})
        house.wishes.state(DIRECTIVES, CHOSEN)
        house.wishes.state(DONATION, {"choice": "all"})
        for topic, said in PEOPLE.items():
            house.profile.add(topic, said)
        two_homes.keep(house, "signé.txt", SIGNED, "Papier signé", "DIR_ANT")
        yield found


def test_wishes_and_the_circle_are_read_by_whom_was_chosen(both: Both) -> None:
    camille, louise = both.camille, both.louise
    mandate = entrust(camille, louise, rubrics=(Rubric.WISHES,))
    both.sync()
    assert set(lanes(louise)) == {Rubric.WISHES}
    house = louise.house.entrusted.house(lanes(louise)[Rubric.WISHES])
    newest, older = house.wishes.versions(DIRECTIVES)
    assert (newest.wish.said, newest.in_force) == (CHOSEN, True)
    assert (older.wish.said, older.in_force) == ({"revive": "yes"}, False)
    donation = house.wishes.in_force(DONATION)
    assert donation is not None
    assert donation.wish.said == {"choice": "all"}
    for topic, said in PEOPLE.items():
        (line,) = house.profile.lines(topic)
        assert dict(line.said) == said
    assert brought(louise, Rubric.WISHES)["Papier signé"] == SIGNED
    assert house.profile.lines("allergies") == []
    assert holds(louise, APART.encode(), CANARY.encode()) == 0
    camille.house.mandates.end(mandate)
    both.sync()
    assert lanes(louise) == {}
    assert holds(louise, b"Rester chez moi", b"Rose Fictive") == 0


def test_the_rest_is_entrusted_without_the_wishes(both: Both) -> None:
    entrust(both.camille, both.louise)
    both.sync()
    assert Rubric.WISHES not in lanes(both.louise)
    assert holds(both.louise, b"Rester chez moi", b"Rose Fictive") == 0
