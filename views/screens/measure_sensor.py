"""« Mon capteur » : figures, a typical day, the whole period, one day at a time."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

import flet as ft

from app.domain.segment import KIND as SEGMENT
from app.domain.words import N_
from app.flows.measuring.sensor import GLUCOSE, Glance
from app.kinds import Kind
from views.house import House, Screen
from views.parts.action import quiet_action
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.folded import Folded
from views.parts.heading import heading
from views.parts.kept import use_kept
from views.parts.measures.sensor import whole
from views.parts.pills import pills
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _
from views.theme import WIDE


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many days are asked, and of which trace: the freshest for 0."""

    days: int = 14
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """How values are shown, and what there is to see."""

    kind: Kind
    glance: Glance | None = field(default=None, repr=False)


@drawn
def MeasureSensor() -> ft.Control:
    """Show what a sensor read; each drawing has its table and its sentences."""
    wanted, want = use_kept("sensor", Wanted())
    ask = partial(_seen, here(), wanted)
    asked = use_record(ask, SEGMENT, "preference", key=wanted)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    kind, glance = asked.value.kind, asked.value.glance
    title = heading(2, _(kind.label))
    if glance is None:
        return sheet([title, sentence(_("Aucun capteur pour le moment."))])
    ways = [_periods(wanted, want), *_traces(glance, wanted, want)]
    if glance.figures is None:
        nothing = sentence(_("Le capteur n'a rien lu sur cette période."))
        return sheet([title, *ways, nothing])
    kept = [_keeping(glance, wanted)] if glance.figures.management else []
    return sheet([title, *ways, *whole(glance, kind, wanted.days), *kept])


def _seen(house: House, wanted: Wanted) -> Seen:
    sensor = house.measuring.sensor
    glance = sensor.glance(wanted.days, rank=wanted.rank)
    return Seen(house.panel.kind(GLUCOSE), glance)


def _periods(wanted: Wanted, want: Callable[[Wanted], None]) -> ft.Control:
    options = {
        "7": _("7 jours"),
        "14": _("14 jours"),
        "30": _("30 jours"),
        "90": _("3 mois"),
        "365": _("1 an"),
    }

    def choose(days: str) -> None:
        want(replace(wanted, days=int(days)))

    if porch().width >= WIDE:
        return pills(options, str(wanted.days), choose, name="sensor-days")
    return Folded(options, str(wanted.days), choose, "sensor-days")


def _traces(
    glance: Glance, wanted: Wanted, want: Callable[[Wanted], None]
) -> list[ft.Control]:
    """Return the choice between sensors, where there are several."""
    if len(glance.traces) == 1:
        return []
    words = _("Capteur {rank}")
    options: Mapping[str, str] = {
        str(rank): words.format(rank=rank + 1) for rank in range(len(glance.traces))
    }

    def choose(rank: str) -> None:
        want(replace(wanted, rank=int(rank)))

    return [pills(options, str(wanted.rank), choose, name="sensor-trace")]


def _keeping(glance: Glance, wanted: Wanted) -> ft.Control:
    """Return what notes the mean and the indicator among the measures."""
    house, around = here(), porch()

    async def keep() -> None:
        sensor, measures = house.measuring.sensor, house.measures
        noted = await asyncio.to_thread(sensor.keep, glance.trace, wanted.days)

        def withdraw() -> None:
            for one in noted:
                measures.withdraw(one.id)

        told = _("La moyenne et l'indicateur sont notés.")
        around.tell(told, undo=undoing(withdraw))

    label = _("Noter la moyenne et l'indicateur")
    icon = ft.Icons.ADD
    return side_by_side([quiet_action(label, keep, name="sensor-keep", icon=icon)])


SCREEN = Screen(
    "/sante/mesures/:kind/capteur", N_("Mon capteur"), MeasureSensor, place="health"
)
