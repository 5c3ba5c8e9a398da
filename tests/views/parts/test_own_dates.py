"""Two days typed make a period; what is wrong is said beside them."""

import flet as ft
import pytest

from app.flows.periods import ALWAYS, Span
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.own_dates import OwnDates
from views.shell import opened
from views.text import tongue

pytestmark = pytest.mark.anyio

chosen: list[Span] = []


def page(span: Span = ALWAYS) -> FletUnit:
    """Show the two fields alone, on a page that has a porch."""
    tongue.speak("fr")
    world = a_world(FakeDoor(filled()))

    def main(target: ft.Page) -> None:
        opened(world)(target)
        target.render(lambda: OwnDates(span, chosen.append))

    return FletUnit(main)


@pytest.mark.parametrize(
    ("first", "last", "span"),
    [
        ("01/03/2026", "15/03/2026", Span("2026-03-01", "2026-03-15")),
        ("2025", "2025", Span("2025-01-01", "2025-12-31")),
        ("03/2026", "", Span("2026-03-01", "")),
        ("hier", "aujourd'hui", Span("2026-11-20", "2026-11-21")),
    ],
)
async def test_days_months_years_and_words_are_read(
    first: str, last: str, span: Span
) -> None:
    chosen.clear()
    async with page() as ui:
        await ui.type("own-first", first)
        await ui.type("own-last", last)
        await ui.press("own-see")
        assert chosen == [span]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("32/03/2026", "", "Cette date est incomprise."),
        ("2026", "2025", "La fin vient avant le début."),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_chosen(
    first: str, last: str, told: str
) -> None:
    chosen.clear()
    async with page() as ui:
        await ui.type("own-first", first)
        await ui.type("own-last", last)
        await ui.press("own-see")
        assert told in ui.text()
        assert chosen == []


async def test_the_period_shown_is_in_the_fields() -> None:
    async with page(Span("2026-03-01", "2026-03-15")) as ui:
        assert ui.tid("own-first").value == "01/03/2026"
        assert ui.tid("own-last").value == "15/03/2026"
