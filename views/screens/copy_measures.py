"""« Copier mes mesures » : a table for a spreadsheet, warned of, followed, noted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO

import flet as ft

from app.domain.departure import Purpose
from app.domain.words import N_
from app.flows.backpack.packing import Packed, Progress
from app.flows.importing.writing import Writing
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
from views.parts.pills import pills
from views.parts.profile.printing import TABLE
from views.parts.saving import Produce, Saved, followed, use_saving
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.parts.whose import said_of
from views.text import _, ngettext, number, size

_LINE = 120
"""Bytes of a line, more or less."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which measure (every one for ""), over how many days (all for "").

    *own* asks for a file of ours instead: all of it, to come back exactly.
    """

    code: str = ""
    days: str = ""
    own: bool = False


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
            name, write = _written(house, wanted, asked.value)
            weight = asked.value.count * _LINE
            show(await saving.make(name, write, Purpose.COPY_MEASURES, weight=weight))

    if work.busy:
        return sheet([card([followed(work, saving.stop)])])
    if saved:
        return sheet(_ready(saved, own=wanted.own))
    if asked.value is None:
        return sheet([states(asked, empty="")])
    leaving = _leaving(asked.value, make, own=wanted.own)
    label = _("Copier le profil médical")
    beside = quiet_action(label, going(TABLE), name="table-profile")
    way = [] if wanted.own else [side_by_side([beside])]
    return sheet([*_asking(asked.value, wanted, want), *leaving, *way])


def _offered(house: House, wanted: Wanted) -> Offered:
    panel, table = house.panel, house.measuring.spreadsheet
    span = panel.last_days(int(wanted.days)) if wanted.days else ALWAYS
    kinds = tuple(one.kind for one in panel.places() if one.noted)
    chosen = Chosen([one for one in kinds if wanted.code in ("", one.code)], span)
    return Offered(kinds, chosen, table.count(chosen))


def _written(house: House, wanted: Wanted, offered: Offered) -> tuple[str, Produce]:
    """Return the name of the file, and what writes it."""
    day = porch().now().date().isoformat()
    if wanted.own:
        own = partial(_own, house.importing.writing(), offered.count)
        return _("mesures-{day}.json").format(day=day), own
    table = partial(_table, house.measuring.spreadsheet, offered.chosen)
    return _("mesures-{day}.csv").format(day=day), table


def _table(
    table: Spreadsheet, chosen: Chosen, sink: BinaryIO, tell: Progress
) -> Packed:
    return table.write(chosen, wording(), sink, tell)


def _own(writing: Writing, count: int, sink: BinaryIO, tell: Progress) -> Packed:
    """Write all of it; a line may hold many points, so *count* is an upper bound."""
    total = max(count, 1)
    return Packed(writing.write(sink, lambda done: tell(min(done, total), total)), 1, 0)


def _asking(
    offered: Offered, wanted: Wanted, want: Callable[[Wanted], None]
) -> list[ft.Control]:
    aim = pills(
        {"table": _("Pour un tableur"), "own": _("Pour Alvéole")},
        "own" if wanted.own else "table",
        lambda one: want(Wanted(own=one == "own")),
        name="aim",
    )
    if wanted.own:
        said = sentence(_("Un autre espace Alvéole pourra importer ce fichier."))
        return [aim, said, sentence(_("Il contient toutes les mesures."), quiet=True)]
    said = sentence(_("Un tableur ouvre ce fichier. Votre médecin aussi."))
    return [aim, said, *_choosing(offered, wanted, want)]


def _choosing(
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
        heading(2, _("Quelles mesures ?")),
        Folded(
            kinds, wanted.code, lambda code: want(replace(wanted, code=code)), "kind"
        ),
        heading(2, _("Quelle période ?")),
        Folded(
            periods, wanted.days, lambda days: want(replace(wanted, days=days)), "span"
        ),
    ]


def _leaving(offered: Offered, make: Act, *, own: bool) -> list[ft.Control]:
    if not offered.count:
        return [sentence(_("Aucune mesure sur cette période."), strong=True)]
    count = ngettext("{count} ligne", "{count} lignes", offered.count)
    words = count.format(count=number(offered.count, 0))
    label = _("Enregistrer le fichier") if own else _("Enregistrer le tableau")
    button = action(label, make, name="table-save", icon=ft.Icons.SAVE_ALT)
    return [
        banner(_("Toute personne qui trouve ce fichier peut tout lire."), tone="alert"),
        *([] if own else [sentence(words, strong=True)]),
        side_by_side([button]),
    ]


def _ready(saved: Saved, *, own: bool) -> list[ft.Control]:
    count = ngettext("{count} ligne", "{count} lignes", saved.packed.entries)
    lines = count.format(count=number(saved.packed.entries, 0))
    table = _("Votre tableau est prêt : {lines}, {size}.")
    words = _("Votre fichier est prêt : {lines}, {size}.") if own else table
    back = quiet_action(_("Retour"), going("/sante/mesures"), name="table-back")
    return [
        banner(words.format(lines=lines, size=size(saved.size)), tone="calm"),
        sentence(_("Effacez ce fichier quand il ne sert plus.")),
        sentence(_("Cette copie est notée dans « Ce qui est sorti ».")),
        side_by_side([back]),
    ]


def _named(_params: Mapping[str, str]) -> str:
    return said_of(_("Copier mes mesures"), _("Copier les mesures"))


SCREEN = Screen(
    "/sante/mesures/copier",
    N_("Copier mes mesures"),
    CopyMeasures,
    "health",
    named=_named,
)
