"""What a document contains is said in plain French, its figures exact."""

import flet as ft
import pytest

from app.domain.foreign import Found, Matter
from tests.screens.fletunit import FletUnit, drawing, plain
from tests.screens.wording import PAGE
from views.parts.box import stack
from views.parts.matters import contents, figures, unit_words

pytestmark = pytest.mark.anyio


def told(*found: Found) -> FletUnit:
    return FletUnit(drawing(lambda: stack(contents(found))))


@pytest.mark.covers("C-002")
async def test_each_thing_is_named_valued_and_dated() -> None:
    async with told(*PAGE.found) as ui:
        lines = plain(ui.text()).splitlines()
        assert lines[:2] == [
            "Ce que ce document contient",
            "Nous l'avons lu dans le document. Rien n'est ajouté à votre espace.",
        ]
        assert lines[2:] == [
            *("Médicaments prescrits", "DOLIPRANE", "Durée : 6 jours", "1 le soir"),
            *("Vaccins", "VACCIN BCG SSI", "Injection n° 1 · 1975"),
            *("Résultats d'analyses", "TSH", "1,950 mUI/L · janvier 2026"),
            "Valeurs habituelles : 0,27 – 4,2",
            *("Mesures", "Poids", "72,50 kg · 14 janvier 2026"),
            *("Allergies", "Noix", "allergie alimentaire"),
            *("Traitements", "PLAVIX", "Début : janvier 2026"),
        ]


async def test_what_is_over_is_said_to_be() -> None:
    async with told(Found(Matter.TREATMENT, "Warfarine", "5 mg", past=True)) as ui:
        assert "5 mg · Terminé" in plain(ui.text()).splitlines()


async def test_what_a_value_is_only_below_is_said_with_its_unit() -> None:
    async with told(Found(Matter.RESULT, "TSH", "< 0.5", "m[IU]/L")) as ui:
        assert "< 0,5 mUI/L" in plain(ui.text()).splitlines()


async def test_nothing_said_shows_nothing() -> None:
    async with told() as ui:
        assert ui.text() == ""


async def test_a_long_group_shows_its_first_things_then_all() -> None:
    async with told(*(Found(Matter.VACCINE, f"V{rank}.") for rank in range(9))) as ui:
        assert "V4." in ui.text()
        assert "V5." not in ui.text()
        await ui.press("found-vaccine")
        assert "V8." in ui.text()
        assert not ui.all(ft.Semantics, identifier="found-vaccine")


async def test_a_few_more_are_shown_at_once() -> None:
    async with told(*(Found(Matter.VACCINE, f"V{rank}.") for rank in range(7))) as ui:
        assert "V6." in ui.text()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("mm[Hg]", "mmHg"),
        ("m[IU]/L", "mUI/L"),
        ("kg/m2", "kg/m²"),
        ("10*9/L", "10⁹/L"),
        ("10^12/L", "10¹²/L"),
        ("{score}", ""),
        ("/min", "par minute"),
        ("mg/d", "mg/j"),
        ("Cel", "°C"),
        ("ug/L", "µg/L"),
        ("mL/min/{1.73_m2}", "mL/min/1,73 m²"),
        ("%", "%"),
        ("g/dL", "g/dL"),
    ],
)
async def test_a_unit_is_written_as_people_read_it(code: str, words: str) -> None:
    assert unit_words(code) == words


async def test_only_decimals_change_their_point() -> None:
    assert (
        figures("< 1.0 mg/L le 12.03.2026 en 2026")
        == "< 1,0 mg/L le 12.03.2026 en 2026"
    )
