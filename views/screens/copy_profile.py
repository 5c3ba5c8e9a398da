"""« Copier le profil » : a table for a spreadsheet, warned of, followed, noted."""

from collections.abc import Mapping
from functools import partial

import flet as ft

from app.domain.departure import Purpose
from app.domain.words import N_
from app.flows.leaving.profile_table import ProfileTable
from views.house import Screen
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.profile.rubric import profile_kinds
from views.parts.profile.table import wording
from views.parts.saving import Saved, followed, use_saving
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.text import _, ngettext, number, size

_LINE = 200
"""Bytes of a line, more or less."""


@drawn
def CopyProfile() -> ft.Control:
    """Say whose profile leaves, warn, then save the table where the person wants."""
    house, table = here(), ProfileTable(here().profile)
    saving, work = use_saving()
    none: Saved | None = None
    saved, show = use_held(none)
    asked = use_record(lambda: (table.count(),), *profile_kinds())

    async def make() -> None:
        day = porch().now().date().isoformat()
        name = _("profil-{day}.csv").format(day=day)
        count = asked.value[0] if asked.value else 0
        write = partial(table.write, wording(house.space.name))
        weight = count * _LINE
        show(await saving.make(name, write, Purpose.COPY_PROFILE, weight=weight))

    if work.busy:
        return sheet([card([followed(work, saving.stop)])])
    if saved:
        return sheet(_ready(saved))
    if asked.value is None:
        return sheet([states(asked, empty="")])
    return sheet(_asking(asked.value[0], make, house.space.name))


def _asking(count: int, make: Act, name: str) -> list[ft.Control]:
    whose = _("Ce tableau tient le profil de {name}.").format(name=name)
    if not count:
        return [sentence(_("Rien n'est noté dans le profil."), strong=True)]
    label, icon = _("Enregistrer le tableau"), ft.Icons.SAVE_ALT
    return [
        sentence(whose, strong=True),
        sentence(_("Un tableur ouvre ce fichier. Un médecin aussi.")),
        banner(_("Toute personne qui trouve ce fichier peut tout lire."), tone="alert"),
        sentence(_lines(count), strong=True),
        side_by_side([action(label, make, name="profile-save", icon=icon)]),
    ]


def _ready(saved: Saved) -> list[ft.Control]:
    words = _("Votre tableau est prêt : {lines}, {size}.")
    lines = _lines(saved.packed.entries)
    back = quiet_action(_("Retour"), going("/sante/profil"), name="profile-back")
    return [
        banner(words.format(lines=lines, size=size(saved.size)), tone="calm"),
        sentence(_("Effacez ce fichier quand il ne sert plus.")),
        sentence(_("Cette copie est notée dans « Ce qui est sorti ».")),
        side_by_side([back]),
    ]


def _lines(count: int) -> str:
    words = ngettext("{count} ligne", "{count} lignes", count)
    return words.format(count=number(count, 0))


def _named(_params: Mapping[str, str]) -> str:
    return _("Copier le profil")


SCREEN = Screen(
    "/sante/profil/copier", N_("Ma santé"), CopyProfile, place="health", named=_named
)
