"""« Vérifier un sac à dos » : opened and read whole; nothing is restored."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import flet as ft

from app.domain.words import N_
from app.flows.backpack.checking import Checked, check_archive
from views.house import Screen
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side
from views.parts.chosen_file import lent, reading
from views.parts.drawn import drawn
from views.parts.field import Hint, secret_field
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_form
from views.parts.summary import Fault, fault_of, summary
from views.parts.watching import here
from views.text import _, date_long, ngettext


@dataclass(frozen=True, slots=True)
class Form:
    """The file chosen, the phrase typed, and what was found."""

    file: ft.FilePickerFile | None = None
    phrase: str = field(default="", repr=False)
    faults: tuple[Fault, ...] = ()
    found: Checked | None = None
    share: float = 0.0


@drawn
def CheckBackpack() -> ft.Control:
    """Choose a backpack, type its phrase, and learn whether it is whole."""
    flow, picker = here().backpack, ft.use_memo(ft.FilePicker, [])
    form, change, now = use_form(Form)
    busy, start, stop = use_flag()

    async def choose() -> None:
        files = await picker.pick_files()
        if files:
            change(file=files[0], found=None)

    async def check() -> None:
        change(faults=_faults(now()), found=None, share=0.0)
        file, phrase = now().file, now().phrase
        if now().faults or busy or not file:
            return
        start()
        try:
            async with lent(picker, file, lambda share: change(share=share)) as archive:
                found = await asyncio.to_thread(check_archive, flow, archive, phrase)
        finally:
            stop()
        change(found=found, phrase="")

    rows = _rows(form, choose, lambda text: change(phrase=text))
    return sheet([*rows, *_end(form, check, busy=busy)])


def _rows(form: Form, choose: Act, typed: Callable[[str], None]) -> list[ft.Control]:
    label = _("Choisir le fichier")
    pick = quiet_action(label, choose, name="check-pick", icon=ft.Icons.UPLOAD_FILE)
    phrase = secret_field(
        _("Phrase du sac à dos"),
        form.phrase,
        typed,
        name="check-phrase",
        hint=Hint(error=fault_of(form.faults, "check-phrase")),
    )
    return [
        sentence(_("Le fichier est lu en entier. Votre espace ne change pas.")),
        summary(form.faults),
        side_by_side([pick]),
        *([card([sentence(form.file.name)])] if form.file else []),
        phrase,
    ]


def _end(form: Form, check: Act, *, busy: bool) -> list[ft.Control]:
    if busy:
        return [reading(form.share, _("Lecture du sac à dos…"))]
    button = action(_("Vérifier un sac à dos"), check, name="check-start")
    back = quiet_action(_("Retour"), going("/sauvegarde"), name="check-back")
    ways = side_by_side([button, back])
    return [ways, *(_told(form.found) if form.found else [])]


def _told(found: Checked) -> list[ft.Control]:
    words = ngettext("{count} document", "{count} documents", found.documents)
    whole = _("Ce sac à dos est entier : {holding}.").format(
        holding=words.format(count=found.documents)
    )
    day = _day(found.created)
    made = _("Il date du {day}.").format(day=day) if day else ""
    other = banner(_("Attention : ce n'est pas le sac à dos de cet espace."))
    return [
        banner(f"{whole} {made}".strip(), tone="calm"),
        *([] if found.own else [other]),
    ]


def _day(created: str) -> str:
    try:
        return date_long(date.fromisoformat(created))
    except ValueError:
        return ""


def _faults(form: Form) -> tuple[Fault, ...]:
    found = [] if form.file else [Fault("check-pick", _("Choisissez le fichier."))]
    if not form.phrase:
        found.append(Fault("check-phrase", _("Écrivez la phrase de passe.")))
    return tuple(found)


SCREEN = Screen(
    "/sauvegarde/verifier", N_("Vérifier un sac à dos"), CheckBackpack, place="more"
)
