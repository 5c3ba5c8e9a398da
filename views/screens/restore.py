"""« Retrouver un sac à dos » : a whole space comes back from its archive."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO

import flet as ft

from app.domain.words import N_
from views.house import House, Screen
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.choice import choice
from views.parts.chosen_file import lent, reading
from views.parts.drawn import drawn
from views.parts.field import Hint, secret_field
from views.parts.heading import heading
from views.parts.new_secret import NewSecret, use_new_secret
from views.parts.recovery_key import GROUPS, group_fields, short_groups
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_form
from views.parts.summary import Fault, fault_of, summary
from views.parts.this_device import device_field, usual_name
from views.parts.watching import porch
from views.text import _, ngettext
from views.way_in import Door
from views.whose import another_s

_RANKS = range(1, GROUPS + 1)
PHRASE, SHEET = "passphrase", "recovery"


@dataclass(frozen=True, slots=True)
class Form:
    """The archive chosen, what opens it, and the name of this device."""

    file: ft.FilePickerFile | None = None
    way: str = PHRASE
    phrase: str = field(default="", repr=False)
    groups: Mapping[int, str] = field(default_factory=dict, repr=False)
    device: str = ""
    faults: tuple[Fault, ...] = ()
    share: float = 0.0


Change = Callable[..., None]


@drawn
def Restore() -> ft.Control:
    """Choose the archive, type what opens it, then bring everything back."""
    around = porch()
    picker = ft.use_memo(ft.FilePicker, [])
    form, change, now = use_form(lambda: Form(device=usual_name()))
    secret = use_new_secret("restore")
    busy, start, stop = use_flag()

    async def restore() -> None:
        change(faults=_faults(now(), secret), share=0.0)
        file, work = now().file, partial(_restored, around.door, now(), secret)
        if now().faults or busy or not file:
            return
        start()
        try:
            async with lent(picker, file, lambda share: change(share=share)) as archive:
                counts = await asyncio.to_thread(work, archive)
        finally:
            stop()
        house = around.door.open()
        around.enter(house)
        around.tell(_back(house, counts), leaving=True)

    rows = _rows(form, change, secret, partial(_choose, picker, change))
    return stack([*rows, *_end(restore, form.share, busy=busy)])


async def _choose(picker: ft.FilePicker, change: Change) -> None:
    files = await picker.pick_files()
    if files:
        change(file=files[0])


def _rows(
    form: Form, change: Change, secret: NewSecret, choose: Act
) -> list[ft.Control]:
    label = _("Choisir le fichier")
    pick = quiet_action(label, choose, name="restore-pick", icon=ft.Icons.UPLOAD_FILE)
    named = [card([sentence(form.file.name)])] if form.file else []
    ways = {PHRASE: _("Sa phrase de passe"), SHEET: _("Ma feuille de secours")}
    asked = _("Qu'est-ce qui ouvre ce sac à dos ?")
    return [
        summary(form.faults),
        sentence(_("Le sac à dos est le fichier de sauvegarde de votre espace.")),
        side_by_side([pick]),
        *named,
        choice(asked, ways, form.way, lambda way: change(way=way), name="restore-way"),
        *(
            _phrase(form, change)
            if form.way == PHRASE
            else _sheet(form, change, secret)
        ),
        device_field(form.device, lambda text: change(device=text)),
    ]


def _phrase(form: Form, change: Change) -> list[ft.Control]:
    return [
        secret_field(
            _("Phrase de passe du sac à dos"),
            form.phrase,
            lambda text: change(phrase=text),
            name="restore-phrase",
            hint=Hint(
                helper=_("La même phrase ouvrira votre espace ici."),
                error=fault_of(form.faults, "restore-phrase"),
            ),
        )
    ]


def _sheet(form: Form, change: Change, secret: NewSecret) -> list[ft.Control]:
    def typed(groups: Mapping[int, str]) -> None:
        change(groups=groups)

    return [
        heading(2, _("Les neuf groupes de votre feuille")),
        group_fields(_RANKS, form.groups, typed, form.faults),
        heading(2, _("Pour ouvrir sur cet appareil")),
        *secret.rows(form.faults),
    ]


def _end(restore: Act, share: float, *, busy: bool) -> list[ft.Control]:
    if busy:
        words = _("Votre espace revient. Laissez cette page ouverte.")
        return [reading(share, words)]
    button = action(_("Retrouver mon espace"), restore, name="restore-start")
    back = quiet_action(_("Retour"), going("/ouverture"), name="restore-back")
    return [side_by_side([button, back])]


def _faults(form: Form, secret: NewSecret) -> tuple[Fault, ...]:
    found = [] if form.file else [Fault("restore-pick", _("Choisissez le fichier."))]
    if form.way == PHRASE:
        missing = Fault("restore-phrase", _("Écrivez la phrase de passe."))
        return (*found, *([] if form.phrase else [missing]))
    return (*found, *short_groups(_RANKS, form.groups), *secret.faults())


def _restored(
    door: Door, form: Form, secret: NewSecret, archive: BinaryIO
) -> Mapping[str, int]:
    key = "".join(form.groups.get(rank, "") for rank in _RANKS)
    sheet = {SHEET: key, **secret.ways()}
    ways = {PHRASE: form.phrase} if form.way == PHRASE else sheet
    return door.restore(archive, ways, device=form.device.strip())


def _back(house: House, counts: Mapping[str, int]) -> str:
    if house.represented:
        return another_s(house.space.name)
    words = ngettext(
        "Votre espace est revenu : {count} élément.",
        "Votre espace est revenu : {count} éléments.",
        counts["entries"],
    )
    return words.format(count=counts["entries"])


SCREEN = Screen("/restaurer", N_("Retrouver un sac à dos"), Restore, place="door")
