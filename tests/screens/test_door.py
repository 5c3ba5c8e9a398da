"""Making a space, opening it, closing it: the screens at the door."""

import pytest

from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import CODE, KEY, FakeDoor, a_house, a_world, filled
from tests.screens.tree import faults, titles
from views.errors import sentence_for
from views.shell import opened

pytestmark = pytest.mark.anyio


async def type_groups(ui: FletUnit, key: str, wrong: int = 0) -> list[int]:
    """Retype the groups asked for, one of them wrong if *wrong*; return their ranks."""
    groups = key.split("-")
    asked = [rank for rank in range(1, 10) if ui.named(f"group-{rank}")]
    for rank in asked:
        text = "ZZZZ" if rank == wrong else groups[rank - 1].lower()
        await ui.type(f"group-{rank}", text)
    return asked


@pytest.mark.covers("C-108")
async def test_a_space_is_made_then_its_sheet_is_retyped() -> None:
    door = FakeDoor()
    async with FletUnit(opened(a_world(door)), width=390) as ui:
        assert "Bienvenue" in ui.text()
        await ui.navigate("/proteger")
        await ui.type("protect-name", "Camille")
        await ui.type("protect-secret", CODE)
        await ui.type("protect-again", CODE)
        await ui.press("protect-create")
        await ui.navigate("/secours")
        await ui.until("Cette clé rouvre votre espace")
        assert door.created == [("Camille", {"pin": CODE})]
        assert door.asked == [("create", "", "Ordinateur")]
        assert all(group in ui.text() for group in KEY.split("-"))
        await ui.press("sheet-check")
        assert KEY[:4] not in ui.text()
        asked = await type_groups(ui, KEY)
        assert len(asked) == 3
        await type_groups(ui, KEY, wrong=asked[1])
        await ui.press("sheet-confirm")
        assert f"Le groupe {asked[1]} n'est pas celui de la feuille." in ui.text()
        assert door.open().recovery.wanting()
        await type_groups(ui, KEY)
        await ui.press("sheet-confirm")
        await ui.until("Votre feuille est bonne.")
        assert not door.open().recovery.wanting()


async def test_the_sheet_may_wait_and_is_not_shown_again_without_the_code() -> None:
    door = FakeDoor()
    async with FletUnit(opened(a_world(door)), route="/proteger") as ui:
        await ui.type("protect-name", "Camille")
        await ui.type("protect-secret", CODE)
        await ui.type("protect-again", CODE)
        await ui.press("protect-create")
        await ui.navigate("/secours")
        await ui.until("Cette clé rouvre votre espace")
        await ui.press("sheet-later")
        await ui.echo()
        assert door.open().recovery.wanting()
        await ui.navigate("/secours")
        await ui.until("Sans feuille de secours, un code oublié ferme")
        assert KEY[:4] not in ui.text()
        await ui.type("proof", "000000")
        await ui.press("sheet-see")
        assert KEY[:4] not in ui.text()
        await ui.type("proof", CODE)
        await ui.press("sheet-see")
        await ui.until(KEY[:4])


@pytest.mark.parametrize(
    ("name", "code", "again", "told"),
    [
        ("", CODE, CODE, "Écrivez votre prénom."),
        ("Camille", "1234", "1234", "Le code a 6 chiffres"),
        ("Camille", CODE, "314159", "Les deux saisies sont différentes."),
    ],
)
async def test_what_is_missing_is_said_and_nothing_is_made(
    name: str, code: str, again: str, told: str
) -> None:
    door = FakeDoor()
    async with FletUnit(opened(a_world(door)), route="/proteger") as ui:
        await ui.type("protect-name", name)
        await ui.type("protect-secret", code)
        await ui.type("protect-again", again)
        await ui.press("protect-create")
        assert told in ui.text()
        assert "1 erreur :" in ui.text()
        assert door.created == []


async def test_without_key_store_seven_drawn_words_are_proposed() -> None:
    door = FakeDoor(pin=False)
    async with FletUnit(opened(a_world(door)), route="/proteger") as ui:
        await ui.type("protect-name", "Camille")
        drawn = ui.tid("protect-drawn").value
        assert len(drawn.split()) == 7
        await ui.type("protect-secret", "un autre")
        await ui.press("protect-create")
        assert "Ces mots ne sont pas ceux qui sont affichés." in ui.text()
        await ui.type("protect-secret", drawn)
        await ui.press("protect-create")
        assert door.created == [("Camille", {"passphrase": drawn})]


async def test_a_wrong_code_then_too_many_then_the_right_way() -> None:
    door = FakeDoor(filled(), locked=True)
    async with FletUnit(opened(a_world(door)), width=390) as ui:
        for _ in range(3):
            await ui.type("unlock-secret", "000000")
            await ui.press("unlock-open")
        assert plain(sentence_for("store.key")) in ui.text()
        await ui.press("unlock-open")
        waiting = plain(sentence_for("store.wait", {"seconds": "60"}))
        assert waiting in ui.text()
        assert any("60" in told for told in ui.said())
        door.tries = 0
        await ui.press("unlock-forgot")
        assert "Sans rien de cela, personne ne peut ouvrir, pas même nous." in ui.text()
        await ui.press("unlock-recovery")
        assert "La clé de votre feuille de secours" in ui.text()
        await ui.type("unlock-secret", CODE)
        await ui.press("unlock-open")
        await ui.until("Choisissez un nouveau code")
        assert "Camille" not in ui.text()
        await ui.type("again-secret", "314159")
        await ui.type("again-again", "314159")
        await ui.press("again-enter")
        await ui.until("Camille")
        assert door.asked == [("change", "pin", "314159")]


@pytest.mark.parametrize("locked", [True, False])
async def test_the_screens_at_the_door_are_whole(*, locked: bool) -> None:
    door = FakeDoor(a_house(), locked=True) if locked else FakeDoor()
    for route in ("/", "/documents", "/proteger"):
        async with FletUnit(opened(a_world(door)), route=route, width=390) as ui:
            assert len(titles(ui)) == 1
            assert faults(ui) == []
            assert "Ce n'est pas le site monespacesante.fr" in ui.text()


async def test_what_is_typed_stays_when_something_is_told() -> None:
    """A banner above must not make the form forget."""
    async with FletUnit(opened(a_world(FakeDoor())), route="/proteger") as ui:
        await ui.type("protect-name", "Camille")
        ui.page.data.tell("Une phrase.")
        await ui.until("Une phrase.")
        assert ui.tid("protect-name").value == "Camille"


async def test_a_button_pressed_before_the_last_key_is_drawn_takes_all_of_it() -> None:
    door = FakeDoor(filled(), locked=True)
    async with FletUnit(opened(a_world(door))) as ui:
        line, button = ui.tid("unlock-secret"), ui.tid("unlock-open")
        for text in (CODE[:5], CODE):
            ui.session.apply_patch(line._i, {"value": text})
            await ui.session.dispatch_event(line._i, "change", text)
        await ui.session.dispatch_event(button._i, "click", None)
        await ui.until("Camille")
        assert door.tries == 1
