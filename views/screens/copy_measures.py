"""« Copier mes mesures » : a table for a spreadsheet, warned of, followed, noted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO

import flet as ft

from app.domain.departure import Purpose
from app.domain.words import N_
from app.flows.backpack.packing import Packed, Progress
from app.flows.measuring.spreadsheet import Chosen, Spreadsheet
from app.flows.periods import ALWAYS
from app.kinds import Kind
from views.house import House, Screen
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.folded import Folded
from views.parts.heading import heading
from views.parts.measures.spreadsheet import wording
from views.parts.saving import Saved, followed, use_saving
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.text import _, ngettext, number, size

_LINE = 120
"""Bytes of a line, more or less."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which measure (every one for ""), over how many days (all for "")."""

    code: str = ""
    days: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """What may leave: the kinds that were noted, those chosen, how many lines."""

    kinds: tuple[Kind, ...]
    chosen: Chosen
    count: int


@drawn
def CopyMeasures() -> ft.Control:
    """Ask which measures leave, warn, then save the table where the person wants."""
    house = here()
    wanted, want = use_held(Wanted())
    saving, work = use_saving()
    none: Saved | None = None
    saved, show = use_held(none)
    asked = use_record(partial(_offered, house, wanted), key=wanted)

    async def make() -> None:
        if asked.value:
            write = partial(_written, house.measuring.spreadsheet, asked.value.chosen)
            weight = asked.value.count * _LINE
            show(
                await saving.make(_name(), write, Purpose.COPY_MEASURES, weight=weight)
            )

    if work.busy:
        return sheet([card([followed(work, saving.stop)])])
    if saved:
        return sheet(_ready(saved))
    if asked.value is None:
        return sheet([states(asked, empty="")])
    return sheet([*_asking(asked.value, wanted, want), *_leaving(asked.value, make)])


def _offered(house: House, wanted: Wanted) -> Offered:
    panel, table = house.panel, house.measuring.spreadsheet
    span = panel.last_days(int(wanted.days)) if wanted.days else ALWAYS
    kinds = tuple(one.kind for one in panel.places() if one.noted)
    chosen = Chosen([one for one in kinds if wanted.code in ("", one.code)], span)
    return Offered(kinds, chosen, table.count(chosen))


def _written(
    table: Spreadsheet, chosen: Chosen, sink: BinaryIO, tell: Progress
) -> Packed:
    return table.write(chosen, wording(), sink, tell)


def _asking(
    offered: Offered, wanted: Wanted, want: Callable[[Wanted], None]
) -> list[ft.Control]:
    kinds = {"": _("Toutes les mesures")} | {
        one.code: _(one.label) for one in offered.kinds
    }
    periods: Mapping[str, str] = {
        "": _("Depuis toujours"),
        "30": _("30 jours"),
        "90": _("3 mois"),
        "365": _("1 an"),
    }
    return [
        sentence(_("Un tableur ouvre ce fichier. Votre médecin aussi.")),
        heading(2, _("Quelles mesures ?")),
        Folded(
            kinds, wanted.code, lambda code: want(replace(wanted, code=code)), "kind"
        ),
        heading(2, _("Quelle période ?")),
        Folded(
            periods, wanted.days, lambda days: want(replace(wanted, days=days)), "span"
        ),
    ]


def _leaving(offered: Offered, make: Act) -> list[ft.Control]:
    if not offered.count:
        return [sentence(_("Aucune mesure sur cette période."), strong=True)]
    count = ngettext("{count} ligne", "{count} lignes", offered.count)
    words = count.format(count=number(offered.count, 0))
    label = _("Enregistrer le tableau")
    button = action(label, make, name="table-save", icon=ft.Icons.SAVE_ALT)
    return [
        banner(_("Toute personne qui trouve ce fichier peut tout lire."), tone="alert"),
        sentence(words, strong=True),
        side_by_side([button]),
    ]


def _ready(saved: Saved) -> list[ft.Control]:
    count = ngettext("{count} ligne", "{count} lignes", saved.packed.entries)
    lines = count.format(count=number(saved.packed.entries, 0))
    words = _("Votre tableau est prêt : {lines}, {size}.")
    back = quiet_action(_("Retour"), going("/sante/mesures"), name="table-back")
    return [
        banner(words.format(lines=lines, size=size(saved.size)), tone="calm"),
        sentence(_("Effacez ce fichier quand il ne sert plus.")),
        sentence(_("Cette copie est notée dans « Ce qui est sorti ».")),
        side_by_side([back]),
    ]


def _name() -> str:
    return _("mesures-{day}.csv").format(day=porch().now().date().isoformat())


SCREEN = Screen(
    "/sante/mesures/copier", N_("Copier mes mesures"), CopyMeasures, place="health"
)
