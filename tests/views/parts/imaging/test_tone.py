"""The greys of an image are chosen by name, by steps or by numbers."""

import flet as ft
import pytest

from app.domain.imaging import Look, Scale
from tests.screens.fletunit import FletUnit, drawing
from views.parts.imaging.tone import PRESETS, tone

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-013")]

SCALE = Scale(1, 1, -1024, 1500, Look(40, 400))


def shown(
    changed: list[Look],
    *,
    modality: str = "CT",
    asked: Look = Look(),  # noqa: B008
) -> FletUnit:
    return FletUnit(drawing(lambda: tone(modality, SCALE, asked, changed.append)))


@pytest.mark.parametrize("key", list(PRESETS["CT"]))
async def test_a_name_is_a_window(key: str) -> None:
    changed: list[Look] = []
    async with shown(changed) as ui:
        await ui.press(f"imaging-preset-{key}")
    assert changed == [PRESETS["CT"][key][1]]


async def test_the_windows_of_a_scanner_are_those_of_reading_rooms() -> None:
    found = {key: (one.centre, one.width) for key, (_, one) in PRESETS["CT"].items()}
    assert found == {
        "file": (0, 0),
        "soft": (40, 400),
        "lung": (-600, 1500),
        "bone": (400, 1800),
        "brain": (40, 80),
    }


async def test_another_exam_has_the_window_of_its_file() -> None:
    async with shown([], modality="MR") as ui:
        assert "Réglage du fichier" in ui.text()
        assert "Poumon" not in ui.text()


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("lighter", Look(-20, 400)),
        ("darker", Look(100, 400)),
        ("sharper", Look(40, 340)),
        ("softer", Look(40, 400 / 0.85)),
        ("invert", Look(invert=True)),
    ],
)
async def test_a_step_starts_from_what_is_shown(name: str, look: Look) -> None:
    changed: list[Look] = []
    async with shown(changed) as ui:
        await ui.press("imaging-more")
        await ui.press(f"imaging-{name}")
    assert changed == [look]


async def test_numbers_are_typed_as_people_write_them() -> None:
    changed: list[Look] = []
    async with shown(changed) as ui:
        await ui.press("imaging-more")
        assert "vont de -1 024 à 1 500" in ui.text().replace("−", "-")
        await ui.type("imaging-centre", "-500,5")
        await ui.type("imaging-width", "1 200")
        await ui.press("imaging-apply")
    assert changed == [Look(-500.5, 1200)]


@pytest.mark.parametrize(
    ("centre", "width"), [("", "400"), ("x", "400"), ("40", "0"), ("40", "nan")]
)
async def test_what_is_not_a_window_is_refused(centre: str, width: str) -> None:
    changed: list[Look] = []
    async with shown(changed) as ui:
        await ui.press("imaging-more")
        await ui.type("imaging-centre", centre)
        await ui.type("imaging-width", width)
        await ui.press("imaging-apply")
        assert "Tapez deux nombres, la largeur d'au moins 1." in ui.text()
    assert changed == []


async def test_colours_can_only_be_swapped() -> None:
    changed: list[Look] = []
    flat = Scale(look=Look(invert=True))
    asked = Look(invert=True)
    async with FletUnit(drawing(lambda: tone("US", flat, asked, changed.append))) as ui:
        assert "en couleurs" in ui.text()
        assert not ui.all(ft.Semantics, identifier="imaging-lighter")
        await ui.press("imaging-invert")
    assert changed == [Look()]
