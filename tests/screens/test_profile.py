"""The profile: every rubric in one line, each opens, its lines are told and found."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.conflict import Conflict
from app.domain.entry import Entry
from app.domain.ids import DeviceId
from app.flows.conflicts import Versions
from app.flows.drafts import of_document
from tests.screens.homes import a_house, filled
from tests.screens.opening import on
from views.house import House
from views.parts.profile.rows import page_of
from views.parts.profile.rubric import all_topics, place_of

pytestmark = pytest.mark.anyio
PLACE = "/sante/profil"


@pytest.mark.covers("C-027")
async def test_every_rubric_stands_in_one_line_and_opens() -> None:
    async with on(filled(), PLACE) as ui:
        await ui.until("Allergies (1)")
        assert "Pénicilline" in ui.text()
        for topic in all_topics():
            await ui.navigate(PLACE)
            await ui.press(f"topic-{topic.code}")
            assert ("push_route", place_of(topic)) in ui.pushed()


async def test_an_empty_profile_says_that_nothing_is_mandatory() -> None:
    async with on(a_house(), PLACE) as ui:
        await ui.until("Rien n'est obligatoire.")
        assert ui.text().count("Rien de noté") == len(all_topics())


@pytest.mark.covers("C-031")
async def test_the_booklet_and_the_messages_are_one_press_away() -> None:
    async with on(a_house(), PLACE) as ui:
        await ui.until("Carnet de vaccination")
        await ui.press("profile-vaccines")
        assert ui.pushed()[-1] == ("push_route", "/sante/vaccins")
        await ui.navigate(PLACE)
        await ui.press("profile-messages")
        assert ui.pushed()[-1] == ("push_route", "/messages")
        await ui.navigate("/messages")
        await ui.until("Aucun message. Vous pouvez écrire")


async def test_an_address_that_is_no_rubric_says_so() -> None:
    async with on(filled(), f"{PLACE}/rien") as ui:
        await ui.until("Cet élément n'est pas ici.")


@pytest.mark.covers("C-028")
async def test_one_person_of_trust_stands_and_no_second_is_offered() -> None:
    house = a_house()
    house.profile.add("personne-de-confiance", {"name": "Anne"})
    async with on(house, f"{PLACE}/personne-de-confiance") as ui:
        await ui.until("Anne")
        assert not ui.named("line-add")


@pytest.mark.covers("C-027")
async def test_a_line_is_changed_and_the_change_undone() -> None:
    house = filled()
    (line,) = house.profile.lines("allergies")
    async with on(house, f"{page_of(line.entry)}/modifier") as ui:
        await ui.until("Allergie à quoi")
        assert ui.tid("line-substance").value == "Pénicilline"
        await ui.type("line-since", "1998")
        await ui.press("line-save")
        await ui.until("Vos changements sont enregistrés.")
        assert house.profile.line(line.entry.id).said["since"] == "1998"
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert house.profile.line(line.entry.id).said == line.said


@pytest.mark.parametrize("left", [False, True])
async def test_what_changed_since_it_was_read_is_never_written_over(
    *, left: bool
) -> None:
    house = a_house()
    said = {"medicine": "Apixaban", "dose": "1 comprimé"}
    entry = house.profile.add("traitements", said)
    place, draft = f"{page_of(entry)}/modifier", of_document(entry.id)
    newer = {"medicine": "Apixaban", "dose": "2 comprimés"}
    async with on(house, place) as ui:
        await ui.type("line-rhythm", "le soir")
        for _ in range(50):
            if house.drafts.get(draft):
                break
            await ui.settle()
        house.profile.change(entry.id, newer)
        if not left:
            await ui.press("line-save")
            await ui.until("Cette ligne a changé depuis.")
    if left:
        async with on(house, place) as ui:
            await ui.until("Vous n'aviez pas enregistré.")
            await ui.press("line-save")
            await ui.until("Cette ligne a changé depuis.")
    assert house.profile.line(entry.id).said == newer


@pytest.mark.covers("C-027")
async def test_a_line_is_tied_to_a_document_seen_from_both() -> None:
    house = filled()
    (line,), paper = house.profile.lines("allergies"), house.documents.list()[0]
    house.links.add(line.entry.id, paper.id)
    async with on(house, page_of(line.entry)) as ui:
        await ui.until(paper.title)
        await ui.navigate(page_of(paper))
        await ui.until("Allergie")
        await ui.press("top-back")
        assert ui.pushed()[-1] == ("push_route", page_of(line.entry))


@pytest.mark.covers("C-027")
async def test_a_line_is_found_by_its_words() -> None:
    house = filled()
    (line,) = house.profile.lines("allergies")
    async with on(house, "/recherche") as ui:
        await ui.type("search-field", "pénicilline")
        await ui.until("Profil de santé (1)")
        await ui.press(f"hit-{line.entry.id.hex()}")
        assert ("push_route", page_of(line.entry)) in ui.pushed()


class BothChanged:
    """One allergy, worded otherwise on a tablet."""

    def __init__(self, house: House, other: Entry) -> None:
        mine = house.profile.lines("allergies")[0].entry
        conflict = Conflict(b"c" * 16, mine.id, other, DeviceId(b"d" * 16), 1)
        self._versions = [Versions(conflict, mine, "Tablette")]

    def list(self) -> list[Versions]:
        return self._versions

    def keep(self, conflict: bytes) -> None:
        """Keep mine."""

    def take_other(self, conflict: bytes) -> None:
        """Take the other."""


@pytest.mark.covers("C-027")
async def test_a_change_by_two_helpers_shows_both_versions_in_words() -> None:
    house, there = filled(), filled()
    (line,) = house.profile.lines("allergies")
    other = there.profile.change(
        line.entry.id, {"substance": "Amoxicilline", "severity": "mild"}
    )
    both: Any = BothChanged(house, other)
    async with on(replace(house, conflicts=both), "/choix") as ui:
        await ui.until("Gravité de la réaction : Grave")
        await ui.until("Gravité de la réaction : Légère")
