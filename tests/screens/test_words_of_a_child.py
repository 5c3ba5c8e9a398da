"""In the space of a child no sentence takes the parent for the child."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pytest

from app.domain.errors import Refused
from app.flows.dependents.dependents import Tie
from sync.feeds.lab.faults import Fault
from tests.fictitious.certificates import VACCINE, text
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import FakeDoor, a_house, a_world, filled
from tests.screens.registers import register
from tests.views.parts.vaccines.test_certificate import NICKNAME, holding
from tests.views.parts.vaccines.told import MMR, TETANUS, noted, page
from views.house import House
from views.parts.measures.address import MEASURES, token_of
from views.parts.profile.rubric import all_topics, place_of
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-043")]
VACCINES = "/sante/vaccins"
WRONG: Final = re.compile(
    r"\b(votre|mon) (carnet|calendrier|profil|identité|groupe|personne|ordonnance|"
    r"synthèse|histoire|santé|poids|entourage)\b|\bmes vaccins\b|"
    r"\bvos (vaccins|allergies|maladies|traitements|habitudes)\b|"
    r"vous (est|êtes|avez été|aide) |\bles? miens?\b|c'est (moi|vous)\b|ma situation|"
    r"bien vous|le vôtre|"
    r"\b(mes|mon|ma) (synthèse|volontés|visite|fiche|mesures|objectif|capteur|"
    r"espace|documents)\b|que je dois|vous ne pouvez pas parler|"
    r"\b(vos|votre) (papiers|mesures|courbes|objectif|capteur|note|carte imprimée)\b",
    re.IGNORECASE,
)
"""Words that are true of who holds the device, and false of the child."""
ROUTES: Final = (
    VACCINES,
    *(f"{VACCINES}/{one}" for one in ("carnet", "maladies", "situation", "ajouter")),
    *(f"{VACCINES}/{one}" for one in ("retires", "service", "laissees")),
    "/prevention",
    "/sante/profil",
    "/sante/synthese",
    "/sante",
    "/sante/mesures",
    *(
        f"/sante/mesures/{one}"
        for one in ("constats", "comparer", "copier", "arranger")
    ),
    "/sante/visite",
    "/sante/volontes",
    "/urgence",
    *(f"/urgence/{one}" for one in ("lignes", "carte", "accords", "sans-code")),
    *(place_of(topic) for topic in all_topics()),
    *(f"{place_of(topic)}/ajouter" for topic in all_topics()),
)


def of_lea(house: House) -> FakeDoor:
    """Return a door open on *house*, that of Léa, beside the one of her parent."""
    own = filled()
    lea = own.dependents.add("Léa", birth_date="2019-04-02", tie=Tie.CHILD)
    hers = replace(house, space=lea, dependents=own.dependents)
    return FakeDoor(hers, family={own.space.id: own, lea.id: hers})


def at(door: FakeDoor, route: str) -> FletUnit:
    """Open a screen behind *door*."""
    return FletUnit(opened(a_world(door)), route=route, width=390)


def said(ui: FletUnit) -> str:
    """Return what a page says, but the names of places and the way home."""
    words = plain(ui.text())
    for apart in ("Ce n'est pas votre espace.", "Revenir à mon espace", "Mon espace"):
        words = words.replace(apart, "")
    return words


def wrong(ui: FletUnit) -> Sequence[str]:
    """Return the words of a page that take the parent for the child."""
    return [found.group() for found in WRONG.finditer(said(ui))]


@pytest.mark.parametrize("route", ROUTES)
async def test_no_page_of_vaccines_prevention_or_profile_says_it(route: str) -> None:
    empty, (full, _entries) = a_house(), noted(TETANUS, MMR)
    for house in (empty, full):
        async with at(of_lea(house), route) as ui:
            await ui.settle()
            assert "Léa" in ui.text()
            assert wrong(ui) == []


@pytest.mark.parametrize("end", ["", "/objectif", "/noter"])
async def test_no_page_of_a_measure_says_it(end: str) -> None:
    door = of_lea(filled())
    assert door.house
    place = f"{MEASURES}/{token_of(door.house.space.id, 'body-weight')}"
    async with at(door, place + end) as ui:
        await ui.until("Poids")
        assert "Léa" in ui.text()
        assert wrong(ui) == []


async def test_a_dose_a_service_sent_is_said_not_to_be_the_child_s() -> None:
    with register() as beside:
        await beside.link()
        await beside.receiving.receive()
        booklet = beside.house.vaccines.booklet
        (entry, *_others) = booklet.every()
        door = of_lea(beside.house)
        async with at(door, f"{VACCINES}/service") as ui:
            await ui.until("Ces vaccins ne sont pas ceux de Léa")
            assert wrong(ui) == []
        async with at(door, page(entry)) as ui:
            await ui.until("Ce vaccin n'est pas celui de Léa")
            await ui.press("vaccine-not-mine")
            await ui.until("ce vaccin est celui d'une autre personne.")
            assert wrong(ui) == []


async def test_the_file_of_a_service_is_asked_about_by_the_name_of_the_child() -> None:
    with register(Fault.STRANGER) as beside:
        await beside.link()
        with pytest.raises(Refused, match=r"feed\.whose"):
            await beside.receiving.receive()
        async with at(of_lea(beside.house), f"{VACCINES}/service") as ui:
            await ui.until("Est-ce bien Léa ?")
            assert "Oui, c'est Léa" in ui.text()
            assert wrong(ui) == []


async def test_a_certificate_is_asked_about_by_the_name_of_the_child() -> None:
    house, place = holding(text(VACCINE | {"nam": NICKNAME}))
    async with at(of_lea(house), place) as ui:
        await ui.until("C'est bien celui de Léa")
        assert wrong(ui) == []
        await ui.press("certificate-mine-0")
        await ui.until("Ce certificat est-il celui de Léa ?")
        assert "seulement si c'est Léa." in ui.text()
        await ui.press("confirm-yes")
        await ui.until("Ce vaccin est ajouté au carnet.")


async def test_what_is_looked_for_is_found_in_one_s_own_space() -> None:
    with register() as beside:
        await beside.link()
        await beside.receiving.receive()
        async with at(FakeDoor(beside.house), f"{VACCINES}/service") as ui:
            await ui.until("Ces vaccins ne sont pas les miens")
            assert wrong(ui) == ["les miens"]
