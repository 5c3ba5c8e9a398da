"""How far a device is, and how it ended, is told as it is: nothing made up."""

import asyncio
from datetime import UTC, datetime

import flet as ft
import pytest

from app.domain.dialogue import Outcome
from app.domain.errors import Refused, Unreachable
from app.flows.devices.told import Tally
from tests.screens.fletunit import FletUnit
from tests.screens.homes import NOON, FakeDoor, a_house
from tests.screens.near import backlog, weighing
from views.parts.box import stack
from views.parts.devices_near.dialogue import Followed
from views.parts.devices_near.transfer import ended, under_way
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio


async def _soon(_seconds: float) -> None:
    await asyncio.sleep(0)


def now() -> datetime:
    """Return the moment it is."""
    return NOON.astimezone(UTC)


async def shown(followed: Followed) -> tuple[str, list[ft.ProgressBar]]:
    """Return the words of a dialogue, and its bars."""
    door = FakeDoor(a_house())

    @ft.component
    def draw() -> ft.Control:
        parts = ended(followed) if followed.over else under_way(followed)
        return stack(parts)

    def main(page: ft.Page) -> None:
        page.data = Porch(door, now, bytes, _soon, house=door.house)
        page.render(draw)

    async with FletUnit(main) as ui:
        return ui.text(), ui.all(ft.ProgressBar)


async def test_before_the_link_nothing_is_counted() -> None:
    said, (bar,) = await shown(Followed())
    assert "Liaison avec l'appareil…" in said
    assert bar.value is None


async def test_a_backlog_is_counted_and_told_to_resume() -> None:
    old = backlog(1)[0]
    followed = Followed(links=2, done=17, total=40, last=old)
    said, (bar,) = await shown(followed)
    assert "17 mesures sur 40" in said
    assert bar.value == 17 / 40
    assert "La liaison s'était coupée. Elle a repris seule." in said
    assert "La reprise est automatique." in said
    assert "kg" not in said  # a memory goes by: no figure stands large


async def test_what_is_measured_now_stands_large() -> None:
    said, _bars = await shown(Followed(links=1, last=weighing("71.2")))
    assert "71,2 kg" in said.replace("\u202f", " ")


@pytest.mark.parametrize(
    ("followed", "words"),
    [
        (Followed(outcome=Outcome.COMPLETE, tally=Tally(kept=1)), "1 mesure gardée."),
        (Followed(outcome=Outcome.COMPLETE, tally=Tally(kept=40)), "40 mesures gardé"),
        (Followed(outcome=Outcome.COMPLETE, tally=Tally(unassigned=2)), "2 mesures re"),
        (Followed(outcome=Outcome.COMPLETE, tally=Tally(duplicate=9)), "Rien de nouv"),
        (Followed(outcome=Outcome.CANCELLED), "C'est arrêté."),
        (Followed(outcome=Outcome.REFUSED), "L'appareil a refusé."),
        (Followed(outcome=Outcome.SILENT), "L'appareil ne répond pas."),
        (Followed(outcome=Outcome.NEEDS_PAIRING), "Il faut les relier de nouveau."),
        (Followed(error=Unreachable("device.gone")), "n'est plus à portée."),
        (Followed(error=Refused("device.silent")), "L'appareil ne répond pas."),
        (
            Followed(outcome=Outcome.COMPLETE, tally=Tally(failed=1)),
            "1 mesure a raté. Recommencez-la.",
        ),
        (
            Followed(outcome=Outcome.COMPLETE, tally=Tally(beyond=1)),
            "1 mesure trop basse ou trop haute pour l'appareil : gardée à part.",
        ),
        (
            Followed(outcome=Outcome.COMPLETE, tally=Tally(kept=1, quarantined=2)),
            "2 envois n'ont pas été compris. Ils sont gardés à part.",
        ),
    ],
)
async def test_each_end_has_its_words(followed: Followed, words: str) -> None:
    assert words in (await shown(followed))[0]


@pytest.mark.parametrize("tally", [Tally(beyond=1), Tally(failed=1)])
async def test_what_is_not_kept_is_no_thing_known_already(tally: Tally) -> None:
    said, _bars = await shown(Followed(outcome=Outcome.COMPLETE, tally=tally))
    assert "Aucune mesure gardée." in said
    assert "tout est déjà ici" not in said
    assert Followed(tally=tally).received == 1


async def test_an_error_never_says_that_all_is_here() -> None:
    said, _bars = await shown(Followed(error=Unreachable("device.gone")))
    assert "Rien de nouveau" not in said


@pytest.mark.parametrize(("level", "told"), [(20, True), (21, False)])
async def test_a_battery_is_told_only_when_it_is_low(level: int, *, told: bool) -> None:
    said, _bars = await shown(Followed(battery=level, outcome=Outcome.COMPLETE))
    assert ("La pile de l'appareil est faible" in said) is told
