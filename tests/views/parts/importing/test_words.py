"""What an import holds is said in whole words, on the days of the person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import flet as ft
import pytest

from app.domain.ids import EntryId
from app.flows.importing.importing import Imported
from app.flows.importing.preview import AHEAD, NOTHING, UNKEPT
from app.kinds import all_kinds
from tests.screens.fletunit import plain
from tests.screens.homes import NOON, a_house
from tests.views.parts.importing.shown import shown
from views.parts.importing.words import (
    brought_words,
    counted,
    icon_for,
    label_of,
    reason_of,
    span_words,
)

pytestmark = pytest.mark.anyio
EVENING = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)


def imported(**tally: int) -> Imported:
    """Return what an import became."""
    return Imported(EntryId(bytes(16)), "Dexcom", "clarity", tally)


async def days(
    first: datetime | None, last: datetime | None, zone: tzinfo = UTC
) -> str:
    """Return what is said of a span where somebody lives."""
    async with shown(house=replace(a_house(), zone=zone)):
        return plain(span_words(first, last))


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 mesure"), (2, "2 mesures"), (105120, "105 120 mesures")]
)
def test_measures_are_counted(count: int, said: str) -> None:
    assert plain(counted(count)) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "Aucune nouvelle mesure dans ce fichier."),
        (1, "1 mesure est importée."),
        (1500, "1 500 mesures sont importées."),
    ],
)
def test_what_came_in_is_counted(count: int, said: str) -> None:
    assert plain(brought_words(imported(kept=count, duplicate=4))) == said


async def test_a_span_says_both_its_days() -> None:
    said = await days(NOON - timedelta(days=9), NOON)
    assert said == "Du 12 novembre 2026 au 21 novembre 2026"


async def test_one_day_is_said_once() -> None:
    assert await days(NOON - timedelta(hours=1), NOON) == "Le 21 novembre 2026"


async def test_a_day_is_that_of_where_the_person_lives() -> None:
    assert await days(EVENING, EVENING) == "Le 20 novembre 2026"
    noumea = await days(EVENING, EVENING, ZoneInfo("Pacific/Noumea"))
    assert noumea == "Le 21 novembre 2026"


@pytest.mark.parametrize("ends", [(None, None), (NOON, None), (None, NOON)])
async def test_no_day_is_made_up(ends: tuple[datetime | None, datetime | None]) -> None:
    assert await days(*ends) == "Sans date"


def test_a_kind_has_its_label_and_an_unknown_one_is_no_code() -> None:
    assert label_of("body-weight") == "Poids"
    assert label_of("2339-0") == "Autre mesure"


def test_a_kind_has_its_icon_and_an_unknown_one_has_one() -> None:
    assert icon_for("2339-0") is ft.Icons.SHOW_CHART
    assert len({icon_for(code) for code in all_kinds()}) > 1


def test_each_reason_says_its_own_words() -> None:
    reasons = (NOTHING, AHEAD, UNKEPT, "unit", "value", "something-new")
    said = {reason_of(one) for one in reasons}
    assert len(said) == len(reasons)
    assert not said & set(reasons)
