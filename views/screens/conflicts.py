"""« Deux versions » : both sides of a change made twice; one is chosen."""

import asyncio
from collections.abc import Callable

import flet as ft

from app.domain.entry import Entry
from app.domain.words import N_
from app.flows.conflicts import Versions
from app.flows.measure import as_measure
from app.kinds import kind as kind_of
from views.house import Screen
from views.parts.acting import Act
from views.parts.action import quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.documents import label_of
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.text import _, moment, quantity


@drawn
def Conflicts() -> ft.Control:
    """Show both versions of each; the one not kept stays in the history."""
    flow, around = here().conflicts, porch()
    asked = use_record(flow.list, "conflict")

    def choosing(choose: Callable[[bytes], None], conflict: bytes) -> Act:
        async def act() -> None:
            await asyncio.to_thread(choose, conflict)
            around.tell(_("C'est noté. L'autre version reste dans l'historique."))

        return act

    if not asked.value:
        return sheet([states(asked, empty=_("Rien à choisir."))])
    rows: list[ft.Control] = [
        sentence(_("Deux appareils ont changé la même chose. Laquelle garder ?"))
    ]
    for versions in asked.value:
        name = versions.conflict.id
        keep, take = choosing(flow.keep, name), choosing(flow.take_other, name)
        rows.append(_pair(versions, keep, take))
    return sheet(rows)


def _pair(versions: Versions, keep: Act, take: Act) -> ft.Control:
    name = versions.conflict.id.hex()
    mine = _side(
        _("Gardée pour l'instant"), _said(versions.entry), keep, f"keep-{name}"
    )
    lost = [sentence(_("Supprimée sur l'autre appareil."))]
    other = lost if versions.deletion else _said(versions.conflict.losing)
    theirs = _side(_("L'autre version"), other, take, f"take-{name}")
    return side_by_side([mine, theirs])


def _side(title: str, lines: list[ft.Control], act: Act, name: str) -> ft.Control:
    button = quiet_action(_("Garder celle-ci"), act, name=name)
    inside = card([heading(2, title), *lines, side_by_side([button])])
    return ft.Container(inside, width=340)


def _said(entry: Entry) -> list[ft.Control]:
    """Return a version in words: what it is, its value or category, its date."""
    kind = kind_of(entry.kind)
    value = label_of(entry.meta.get("category", ""))
    if kind.fields:
        value = quantity(as_measure(entry).values, kind)
    return [
        sentence(entry.title or _(kind.label), strong=True),
        sentence(value),
        sentence(moment(entry.when), quiet=True),
    ]


SCREEN = Screen("/choix", N_("Deux versions"), Conflicts, place="home")
