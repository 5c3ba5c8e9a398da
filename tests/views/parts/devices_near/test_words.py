"""A device and what it gave are told as people would."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import flet as ft
import pytest

from app.domain.device import Special
from app.flows.devices.appliance import Appliance
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import NOON, SCALE, FakeDoor, a_house
from tests.screens.near import failed, weighing
from views.parts.devices_near import words
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio
SOME = Appliance("ab" * 16, "", "weight_scale", SCALE, NOON)


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (weighing("71.2"), "71,2 kg"),
        (failed(), "mesure ratée"),
        (weighing("0", value=Special.NAN), "mesure ratée"),
        (weighing("0", value=Special.POS_INF), "trop haut pour l'appareil"),
        (weighing("0", value=Special.NEG_INF), "trop bas pour l'appareil"),
        (weighing("71.2", kind="unknown-kind"), "71.2 kg"),
        (
            weighing(
                "0",
                kind="blood-pressure",
                value=None,
                parts=(Decimal(128), Decimal(82), Decimal(97)),
            ),
            "128 / 82 / 97 mmHg",
        ),
    ],
)
def test_no_word_is_ever_a_number_that_was_not_measured(
    reading: object, said: str
) -> None:
    shown = plain(words.value_of(reading))  # type: ignore[arg-type]  # a reading
    assert shown.split(" /")[0] == said.split(" /", maxsplit=1)[0]


async def told(at: datetime | None) -> str:
    """Return how a moment is told."""
    said: list[str] = []
    door = FakeDoor(a_house())

    def main(page: ft.Page) -> None:
        nothing = lambda _count: b""  # noqa: E731 - no chance here
        page.data = Porch(door, lambda: NOON, nothing, None, house=door.house)  # type: ignore[arg-type]  # never sleeps
        said.append(words.when_of(at))

    async with FletUnit(main):
        return plain(said[0])


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(hours=1), "ce matin à 10 h 00"),
        (timedelta(hours=9), "cette nuit à 2 h 00"),
        (-timedelta(hours=2), "cet après-midi à 13 h 00"),
        (-timedelta(hours=9), "ce soir à 20 h 00"),
        (timedelta(days=1), "hier à 11 h 00"),
        (timedelta(days=9), "jeudi 12 novembre 2026 à 11 h 00"),
    ],
)
async def test_a_moment_is_told_from_here(ago: timedelta, said: str) -> None:
    assert await told(NOON - ago) == said


async def test_a_moment_nobody_knows_is_not_made_up() -> None:
    assert await told(None) == "date inconnue"


def test_a_device_without_name_is_called_by_its_sort() -> None:
    assert words.name_of(SOME) == "Balance"
    assert words.name_of(replace(SOME, name="Salle de bain")) == "Salle de bain"
    assert words.sort_of("of another age") == "Appareil de mesure"


def test_a_device_says_who_made_it() -> None:
    assert words.about(SOME) == ["Fictif Balance 2"]
    numbered = replace(SOME, identity=replace(SCALE, serial="0042"))
    assert words.about(numbered)[1] == "Numéro de série 0042"
    named = replace(SOME, identity=replace(SCALE, model="Fictif 2"))
    assert words.about(named) == ["Fictif 2"]
    unmade = replace(SOME, identity=replace(SCALE, manufacturer="", model=""))
    assert words.about(unmade) == []


def test_what_waits_and_what_is_odd_are_counted() -> None:
    assert words.waiting_words(1) == "1 mesure attend votre réponse."
    assert words.odd_words(2) == "2 envois n'ont pas été compris."


def test_a_line_begins_with_a_capital() -> None:
    assert words.capital("hier") == "Hier"
    assert words.capital("") == ""
