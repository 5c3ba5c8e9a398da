"""Wishes are entrusted apart from all the rest: read by whom the person chose."""

from dataclasses import replace

import pytest

from app.domain.collection import Rubric
from app.domain.wishes import DIRECTIVES, DONATION
from app.domain.write import Write
from tests.journeys import two_homes
from tests.journeys.two_homes import (
    APART,
    CANARY,
    Both,
    Person,
    brought,
    entrust,
    holds,
    lanes,
)

pytestmark = [pytest.mark.covers("C-028"), pytest.mark.covers("C-029")]
CHOSEN = {"revive": "no", "matters": "Rester chez moi"}
SIGNED = "Mes directives, signées à la main".encode()
PEOPLE = {
    "contacts-urgence": {"name": "Paul Fictif", "phone": "0100000001"},
    "personne-de-confiance": {"name": "Rose Fictive"},
    "aidants": {"name": "Alix Fictif"},
    "professionnels": {"role": "midwife", "name": "Anne Fictive"},
}
DOCTOR = {"role": "attending-doctor", "name": "Docteur Quetsche"}


@pytest.fixture
def both(both: Both) -> Both:
    """Camille, who said what she wants and whom to call, and Louise."""
    house = both.camille.house
    house.wishes.state(DIRECTIVES, {"revive": "yes"})
    house.wishes.state(DIRECTIVES, CHOSEN)
    house.wishes.state(DONATION, {"choice": "all"})
    for topic, said in PEOPLE.items():
        house.profile.add(topic, said)
    two_homes.keep(house, "signé.txt", SIGNED, "Papier signé", "DIR_ANT")
    return both


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


def noted_before(camille: Person) -> None:
    """Note a doctor as an earlier version did, among the profile."""
    entry = camille.house.profile.add("professionnels", DOCTOR)
    old = replace(entry, rubric=Rubric.PROFILE)
    vault, space = camille.house.profile.vault, camille.house.space.id
    vault.commit(Write(space, entries=(old,)))
    camille.sync()


def doctors(louise: Person, rubric: Rubric) -> list[str]:
    """Return the names of the care team Louise reads in a rubric."""
    if rubric not in lanes(louise):
        return []
    house = louise.house.entrusted.house(lanes(louise)[rubric])
    return [one.said["name"] for one in house.profile.lines("professionnels")]


def reopened(camille: Person) -> None:
    """Close and open the device."""
    camille.close()
    camille.open()
    camille.sync()


def test_a_doctor_noted_before_is_read_with_the_circle(both: Both) -> None:
    """On the other device of Camille too, where it was read all along."""
    camille, louise = both.camille, both.louise
    noted_before(camille)
    tablet = two_homes.joined(both.server.folder / "tablet", both.server.url, camille)
    reopened(camille)
    entrust(camille, louise, rubrics=(Rubric.WISHES,))
    both.sync()
    assert set(doctors(louise, Rubric.WISHES)) == {"Docteur Quetsche", "Anne Fictive"}
    for person in (camille, tablet):
        person.sync()
        lines = person.house.profile.lines("professionnels")
        assert {one.said["name"] for one in lines} == {DOCTOR["name"], "Anne Fictive"}
        assert {one.entry.rubric for one in lines} == {Rubric.WISHES}
    tablet.close()


@pytest.mark.parametrize("rubric", [Rubric.PROFILE, Rubric.WISHES])
def test_what_was_entrusted_neither_grows_nor_shrinks_by_itself(
    both: Both, rubric: Rubric
) -> None:
    camille, louise = both.camille, both.louise
    noted_before(camille)
    mandate = entrust(camille, louise, rubrics=(rubric,))
    both.sync()
    before = doctors(louise, rubric)
    assert ("Docteur Quetsche" in before) is (rubric is Rubric.PROFILE)
    reopened(camille)
    louise.sync()
    assert doctors(louise, rubric) == before
    camille.house.mandates.end(mandate)
    both.sync()
    reopened(camille)
    entrust(camille, louise, rubrics=(Rubric.PROFILE,))
    both.sync()
    assert doctors(louise, Rubric.PROFILE) == []
    assert holds(louise, b"Docteur Quetsche") == 0
