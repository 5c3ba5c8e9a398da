"""The form of a measure: comma, unit, date, and a doubt before an odd value."""

from decimal import Decimal

import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_house, a_world
from tests.screens.opening import measure_at
from views.house import House
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-030")]


def form(house: House, kind: str) -> FletUnit:
    """Open the form of a kind."""
    world = a_world(FakeDoor(house))
    return FletUnit(opened(world), route=f"{measure_at(kind)}/noter")


async def test_a_comma_another_unit_and_a_note_are_kept() -> None:
    house = a_house()
    async with form(house, "body-weight") as ui:
        await ui.until("Enregistrer")
        await ui.type("value", "71200")
        await ui.choose("unit-g", "g")
        await ui.type("day", "hier")
        await ui.type("clock", "8 h 30")
        await ui.type("note", "À jeun")
        await ui.press("measure-save")
        await ui.until("Noté : 71,2 kg.")
        noted = house.measures.last("body-weight")
        assert noted
        assert noted.values == (Decimal("71.200"),)
        assert noted.when.text.startswith("2026-11-20T08:30")
        assert noted.note == "À jeun"
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.measures.last("body-weight") is None


async def test_when_a_glucose_was_measured_may_be_said_or_not() -> None:
    house = a_house()
    async with form(house, "blood-glucose") as ui:
        await ui.until("Je ne précise pas")
        await ui.type("value", "1,04")
        await ui.press("said-moment")
        await ui.press("said-moment-53049-3")
        await ui.press("measure-save")
        await ui.until("Noté : 1,04 g/L.")
    noted = house.measures.last("blood-glucose")
    assert noted
    assert noted.said == {"moment": "53049-3"}


async def test_nothing_is_said_of_a_temperature_unless_it_is_chosen() -> None:
    house = a_house()
    async with form(house, "body-temperature") as ui:
        await ui.until("À quel endroit ?")
        await ui.type("value", "37,2")
        await ui.press("measure-save")
        await ui.until("Noté : 37,2 °C.")
    noted = house.measures.last("body-temperature")
    assert noted
    assert noted.said == {}


async def test_two_values_are_asked_for_the_pressure() -> None:
    house = a_house()
    async with form(house, "blood-pressure") as ui:
        await ui.until("Enregistrer")
        await ui.type("value", "128")
        await ui.type("value2", "82")
        await ui.press("measure-save")
        await ui.settle()
        noted = house.measures.last("blood-pressure")
        assert noted
        assert noted.values == (Decimal(128), Decimal(82))


async def test_pain_is_one_of_eleven_buttons_with_words() -> None:
    house = a_house()
    async with form(house, "pain-severity") as ui:
        await ui.until("7 – douleur forte")
        assert all(f"{rank} – " in ui.text() for rank in range(11))
        await ui.choose("value-7", "7")
        await ui.press("measure-save")
        await ui.settle()
        noted = house.measures.last("pain-severity")
        assert noted
        assert noted.values == (Decimal(7),)


async def test_an_odd_value_is_asked_again_and_no_keeps_nothing() -> None:
    house = a_house()
    async with form(house, "body-weight") as ui:
        await ui.until("Enregistrer")
        await ui.type("value", "20")
        await ui.press("measure-save")
        await ui.until("20 kg : cette valeur est inhabituelle.")
        await ui.press("confirm-no")
        assert "C'est bien cela ?" not in ui.text()
        assert ui.tid("value").value == "20"
        assert house.measures.last("body-weight") is None


async def test_an_odd_value_is_kept_once_it_is_said_to_be_so() -> None:
    house = a_house()
    async with form(house, "body-weight") as ui:
        await ui.until("Enregistrer")
        await ui.type("value", "20")
        await ui.press("measure-save")
        await ui.until("C'est bien cela ?")
        await ui.press("confirm-yes")
        await ui.settle()
        assert house.measures.last("body-weight")


@pytest.mark.parametrize(
    ("answer", "kept"), [("add", "6500"), ("replace", "2500"), ("leave", "4000")]
)
async def test_a_second_value_of_the_day_asks_what_to_do(
    answer: str, kept: str
) -> None:
    house = a_house()
    house.measures.add("steps-by-day", ["4000"])
    async with form(house, "steps-by-day") as ui:
        await ui.until("Enregistrer")
        await ui.type("value", "2500")
        await ui.press("measure-save")
        await ui.until("Ce jour a déjà une valeur : 4 000 pas.")
        await ui.press(f"same-day-{answer}")
        await ui.settle()
        (noted,) = house.measures.series("steps-by-day")
        assert str(noted.values[0]) == kept


async def test_an_odd_second_value_asks_both_questions() -> None:
    house = a_house()
    house.measures.add("steps-by-day", ["4000"])
    async with form(house, "steps-by-day") as ui:
        await ui.until("Enregistrer")
        await ui.type("value", "80000")
        await ui.press("measure-save")
        await ui.until("cette valeur est inhabituelle.")
        await ui.press("confirm-yes")
        await ui.until("Remplacer ou ajouter ?")
        await ui.press("same-day-replace")
        await ui.settle()
        (noted,) = house.measures.series("steps-by-day")
        assert str(noted.values[0]) == "80000"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"value": "beaucoup"}, "Ce n'est pas un nombre."),
        ({"day": "32/11/2026"}, "Cette date est incomprise."),
        ({"day": "21/11/2036"}, "Cette date n'est pas encore venue."),
        ({"clock": "midi"}, "Cette heure est incomprise."),
        ({"day": "11/2026"}, "Une heure demande son jour."),
        ({"value": "7000"}, "Elle se tient entre 0,5 et 500 kg."),
        ({"note": "é" * 501}, "Votre note est trop longue."),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_kept(
    typed: dict[str, str], told: str
) -> None:
    house = a_house()
    async with form(house, "body-weight") as ui:
        await ui.until("Enregistrer")
        for name, text in ({"value": "71"} | typed).items():
            await ui.type(name, text)
        await ui.press("measure-save")
        await ui.until(told)
        assert house.measures.last("body-weight") is None


async def test_bounds_are_said_in_the_unit_typed() -> None:
    async with form(a_house(), "body-weight") as ui:
        await ui.until("Enregistrer")
        await ui.type("value", "2000")
        await ui.choose("unit-lb", "lb")
        await ui.press("measure-save")
        await ui.until("Elle se tient entre 1,1 et 1 102,3 lb.")


async def test_what_was_being_typed_comes_back_until_it_is_noted() -> None:
    house = a_house()
    async with form(house, "body-weight") as ui:
        await ui.until("Enregistrer")
        await ui.type("value", "71,")
        await ui.type("note", "À jeun")
        await ui.settle()
    async with form(house, "body-weight") as ui:
        await ui.until("Nous avons retrouvé ce que vous écriviez.")
        assert ui.tid("value").value == "71,"
        assert ui.tid("note").value == "À jeun"
        await ui.type("value", "71,2")
        await ui.press("measure-save")
        await ui.until("Noté : 71,2 kg.")
    assert house.drafts.list() == []


async def test_a_draft_is_given_up_by_a_button() -> None:
    house = a_house()
    house.drafts.keep("measure/body-weight", {"values": "99", "unit": "kg"})
    async with form(house, "body-weight") as ui:
        await ui.until("Nous avons retrouvé ce que vous écriviez.")
        await ui.press("draft-drop")
        await ui.settle()
        assert ui.tid("value").value == ""
        assert house.drafts.list() == []


async def test_the_last_value_is_recalled_in_the_unit_chosen() -> None:
    house = a_house()
    house.measures.add("blood-glucose", ["1,04"])
    house.panel.choose_unit("blood-glucose", "mmol/L")
    async with form(house, "blood-glucose") as ui:
        await ui.until("La dernière fois : 5,8")
        await ui.type("value", "6,1")
        await ui.press("measure-save")
        await ui.until("Noté : 6,1 mmol/L.")
