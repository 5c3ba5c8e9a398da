"""« Entourage et volontés » : each of the circle has its page, and is printed."""

from collections.abc import Callable, Mapping

import pytest

from app.domain.wishes import DIRECTIVES, DONATION, Form
from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.views.parts.profile.test_printing import saving
from tests.views.prints import reader
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028")]
Note = Callable[[House], object]
ROLES = {
    "attending-doctor": ("Dr Anne Fictive", "Médecin traitant"),
    "midwife": ("Rosa Fictive", "Sage-femme référente"),
    "pharmacist": ("Paul Fictif", "Pharmacien correspondant"),
}


def noted(topic: str, *lines: Mapping[str, str]) -> Note:
    """Return what notes lines of the circle."""
    return lambda house: [house.profile.add(topic, line) for line in lines]


def stated(form: Form, said: Mapping[str, str]) -> Note:
    """Return what says a wish."""
    return lambda house: house.wishes.state(form, said)


CIRCLE: dict[str, tuple[Note, str, tuple[str, ...]]] = {
    "/sante/profil/contacts-urgence": (
        noted("contacts-urgence", {"name": "Alix Fictif", "phone": "06 39 98 00 01"}),
        "profile-print",
        ("Alix Fictif", "06 39 98 00 01"),
    ),
    "/sante/profil/personne-de-confiance": (
        noted("personne-de-confiance", {"name": "Rose Fictive"}),
        "profile-print",
        ("Rose Fictive",),
    ),
    "/sante/profil/aidants": (
        noted("aidants", {"name": "Camille Fictive", "help": "Les courses"}),
        "profile-print",
        ("Camille Fictive", "Les courses"),
    ),
    "/sante/profil/professionnels": (
        noted(
            "professionnels",
            *({"role": role, "name": name} for role, (name, _said) in ROLES.items()),
        ),
        "profile-print",
        tuple(word for pair in ROLES.values() for word in pair),
    ),
    "/sante/volontes/directives": (
        stated(DIRECTIVES, {"matters": "Rester chez moi"}),
        "wish-print",
        ("Rester chez moi",),
    ),
    "/sante/volontes/don": (
        stated(DONATION, {"choice": "no"}),
        "wish-print",
        ("Je ne veux pas donner mes organes",),
    ),
}


@pytest.mark.parametrize("page", CIRCLE)
async def test_each_has_its_entry_its_page_and_its_paper(page: str) -> None:
    note, button, words = CIRCLE[page]
    house, saved = a_house(), list[tuple[str, bytes]]()
    note(house)
    async with on(house, page, saving(saved)) as ui:
        for said in words[:1]:
            await ui.until(said)
        await ui.press(button)
        await ui.press("confirm-yes")
        await ui.until("Votre feuille est prête.")
    ((_name, content),) = saved
    paper = " ".join("".join(reader.words(content)).split())
    assert [said for said in words if said not in paper] == []


async def test_the_care_team_is_found_with_the_people_around() -> None:
    house = a_house()
    CIRCLE["/sante/profil/professionnels"][0](house)
    async with on(house, "/sante/profil") as ui:
        await ui.until("Dr Anne Fictive")
        told = ui.text()
        around = told.index("Entourage")
        assert told.index("Médicaments" if "Médicaments" in told else "Allerg") < around
        assert around < told.index("Professionnels qui me suivent")
