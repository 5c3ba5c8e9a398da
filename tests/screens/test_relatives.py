"""« Mes proches » : add, enter, leave, put away; nothing follows to another person."""

from itertools import islice

import flet as ft
import pytest

from app.domain.emergency import Level
from app.domain.ids import SpaceId
from app.flows.dependents.dependents import Tie
from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit
from tests.screens.homes import CODE, FakeDoor, a_world, filled
from tests.screens.opening import on
from tests.screens.tree import faults
from views.house import House
from views.parts.person import MARKS
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]


def at(door: FakeDoor, route: str, *, width: int = 390) -> FletUnit:
    """Open a screen behind *door*."""
    return FletUnit(opened(a_world(door)), route=route, width=width)


def hers(door: FakeDoor) -> House:
    """Return the house of Léa."""
    return next(islice(door.family.values(), 1, None))


async def test_nobody_is_there_at_first_and_it_is_said_who_may_come() -> None:
    async with on(filled(), "/proches") as ui:
        await ui.until("Vous ne vous occupez de personne pour l'instant.")
        assert "Confiez-lui une partie du vôtre." in ui.text()
        assert not ui.named("top-person")
        await ui.press("relative-add")
        assert ("push_route", "/proches/ajouter") in ui.pushed()


async def test_each_person_is_told_by_name_and_age_with_a_mark_of_their_own() -> None:
    async with at(a_family(), "/proches") as ui:
        await ui.until("7 ans, enfant mineur")
        assert "Entrer dans l'espace de Léa" in ui.text()
        shown = {one.bgcolor for one in ui.all(ft.Container)}
        assert {MARKS[0].light, MARKS[1].light} <= shown
        assert faults(ui) == []


async def test_one_enters_the_space_of_another_and_comes_back_in_one_press() -> None:
    door = a_family()
    async with at(door, "/proches") as ui:
        await ui.until("Léa")
        assert not ui.named("way-home")
        await ui.press("enter-0")
        await ui.until("Ce n'est pas votre espace.")
        assert "Espace de Léa" in ui.text()
        assert door.open() is hers(door)
        assert "Vous êtes dans l'espace de Léa." in ui.said()
        band = next(one for one in ui.all(ft.Container) if one.gradient)
        assert band.gradient.colors[0] == MARKS[1].light
        await ui.press("way-home")
        assert door.open().own
        assert not ui.named("way-home")
        assert "Vous êtes dans votre espace." in ui.said()


async def test_the_bar_leads_to_the_list_once_there_is_somebody() -> None:
    async with at(a_family(), "/documents") as ui:
        await ui.until("3 documents")
        labels = [one.semantics_label for one in ui.all(ft.Text)]
        assert "Espace de Camille, changer de personne" in labels
        await ui.press("top-person")
        assert ("push_route", "/proches") in ui.pushed()


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_the_frame_says_whose_space_it_is_at_any_width(width: int) -> None:
    door = a_family()
    door.house = hers(door)
    async with at(door, "/documents", width=width) as ui:
        await ui.until("Espace de Léa")
        assert ui.named("way-home")
        assert "Camille" not in ui.text()
        assert ui.page.title == "Documents – Alvéole"
        assert faults(ui) == []


async def test_the_first_screen_of_another_speaks_to_oneself_of_them() -> None:
    door = a_family()
    door.house = hers(door)
    async with at(door, "/") as ui:
        await ui.until("Voici l'espace de Léa")
        await ui.until("Son espace est prêt.")
        assert "Bonjour" not in ui.text()


async def test_what_is_typed_for_one_is_not_there_for_the_other() -> None:
    door = a_family()
    async with at(door, "/recherche") as ui:
        await ui.type("search-field", "amoxi")
        await ui.until("1 résultat")
        ui.page.data.enter(door.turn_to(hers(door).space.id))
        await ui.settle()
        assert ui.tid("search-field").value == ""
        assert "1 résultat" not in ui.text()


async def test_an_act_told_for_one_cannot_be_undone_from_the_other() -> None:
    door = a_family()
    undone: list[str] = []

    async def undo() -> None:
        undone.append("undone")

    async with at(door, "/documents") as ui:
        ui.page.data.tell("C'est rangé.", undo=undo)
        await ui.settle()
        assert ui.named("banner-undo")
        before = ui.page.data
        before.enter(door.turn_to(hers(door).space.id))
        await ui.settle()
        assert "C'est rangé." not in ui.text()
        before.tell("C'est copié.", undo=undo)  # it ends after one has left
        await ui.settle()
        assert "Espace de Camille : C'est copié." in ui.text()
        assert not ui.named("banner-undo")
        ui.page.data.tell("C'est noté.", undo=undo)  # the control: one's present space
        await ui.settle()
        assert ui.named("banner-undo")
        assert undone == []


async def test_the_memory_of_the_page_does_not_follow_either() -> None:
    door = a_family()
    async with at(door, "/proches") as ui:
        await ui.until("Léa")
        ui.page.session.store.set("import.given", ("a.csv", b"x"))
        await ui.press("enter-0")
        assert ui.page.session.store.get("import.given") is None


async def test_nothing_of_whom_one_left_is_followed_any_more() -> None:
    door = a_family()
    followed: list[object] = door.open().pulse.listeners  # type: ignore[attr-defined]
    before = list(followed)
    async with at(door, "/documents") as ui:
        await ui.until("3 documents")
        assert len(followed) > len(before)  # the control
        ui.page.data.enter(door.turn_to(hers(door).space.id))
        await ui.settle()
        assert followed == before


async def test_a_question_names_the_person_it_is_about() -> None:
    door = a_family()
    door.house = house = hers(door)
    house.documents.add(b"Bilan fictif", name="bilan.pdf")
    house.trash.throw(house.documents.list()[0].id)
    async with at(door, "/documents/corbeille") as ui:
        await ui.until("Vider")
        await ui.press("trash-empty")
        assert "Dans l'espace de Léa." in ui.text()


async def test_once_locked_one_comes_back_to_one_s_own_space() -> None:
    door = a_family()
    door.house = hers(door)
    async with at(door, "/plus") as ui:
        await ui.press("more-lock")
        await ui.until("Ouvrir mon espace")
        assert "Léa" not in ui.text()
        await ui.type("unlock-secret", CODE)
        await ui.press("unlock-open")
        assert door.open().own
        assert not ui.named("way-home")


async def test_a_space_locked_meanwhile_is_not_entered() -> None:
    door = a_family()
    turn = door.turn_to

    def turned(space: SpaceId) -> House:
        found = turn(space)
        door.lock()
        return found

    door.turn_to = turned  # type: ignore[method-assign]  # locked by another window
    async with at(door, "/proches") as ui:
        await ui.until("Léa")
        await ui.press("enter-0")
        assert not ui.named("way-home")


async def test_somebody_is_put_away_brought_back_and_nothing_is_lost() -> None:
    door = a_family()
    async with at(door, "/proches") as ui:
        await ui.until("Léa")
        await ui.press("away-0")
        await ui.until("Léa n'est plus dans la liste. Rien n'est effacé.")
        await ui.until("Leur espace est gardé.")
        assert [one.name for one in door.people()] == ["Camille"]
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert [one.name for one in door.people()] == ["Camille", "Léa"]
        await ui.press("away-0")
        await ui.press("back-0")
        await ui.until("Léa est de nouveau dans la liste.")
        assert [one.name for one in door.people()] == ["Camille", "Léa"]


async def test_a_sheet_left_open_is_said_shut_and_taken_back_with_the_person() -> None:
    door = a_family()
    sheet = hers(door).emergency
    hers(door).profile.add("allergies", {"substance": "Arachide"})
    for one in sheet.choices():
        sheet.choose(one.key, Level.OPEN)
    sheet.show()
    async with at(door, "/proches") as ui:
        await ui.until("Léa")
        await ui.press("away-0")
        await ui.until("Sa fiche d'urgence ne se lit plus sans code.")
        sheet.hide()  # as the home does once the space is put away
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert sheet.shown()
        await ui.press("away-0")
        sheet.hide()
        await ui.press("back-0")
        await ui.until("Sa fiche d'urgence sans code est à rouvrir dans son espace.")
        assert not sheet.shown()


async def test_a_space_that_has_not_come_cannot_be_entered() -> None:
    house = filled()
    house.preferences.put("dependent/" + "ab" * 16, "child")  # another device made it
    house.dependents.heed()
    async with on(house, "/proches") as ui:
        await ui.until("Son espace n'est pas sur cet appareil")
        assert not ui.named("enter-0")


async def test_a_person_is_added_and_their_space_entered() -> None:
    door = FakeDoor(filled())
    async with at(door, "/proches/ajouter") as ui:
        assert "Votre feuille de secours ouvre aussi cet espace." in ui.text()
        await ui.press("relative-save")
        await ui.until("Donnez un nom ou un prénom")
        await ui.type("relative-name", "Léa")
        await ui.type("relative-born", "02/04/2119")
        await ui.press("relative-save")
        await ui.until("Cette date de naissance est impossible.")
        await ui.type("relative-born", "2 avril")
        await ui.press("relative-save")
        await ui.until("Cette date est incomprise.")
        await ui.type("relative-born", "02/04/2019")
        await ui.choose("relative-tie-protected", "protected")
        await ui.press("relative-save")
        [made] = door.open().dependents.every()
        assert (made.space.name, made.space.birth_date) == ("Léa", "2019-04-02")
        assert made.tie is Tie.PROTECTED
        assert door.asked == [("turn", made.space.id)]


async def test_the_same_person_is_not_added_twice() -> None:
    door = a_family()
    async with at(door, "/proches/ajouter") as ui:
        await ui.type("relative-name", "Léa")
        await ui.type("relative-born", "02/04/2019")
        await ui.press("relative-save")
        await ui.until("Vous gardez déjà son espace.")
        assert door.asked == []
        assert faults(ui) == []
