"""« Protéger mon espace » : a name, a code or a passphrase, then the recovery key."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import flet as ft

from app.domain.words import N_
from app.rules.passphrases import draw
from views.house import Created, Door, Screen
from views.parts.acting import Act
from views.parts.action import action
from views.parts.box import card, side_by_side, stack
from views.parts.choice import choice
from views.parts.drawn import drawn
from views.parts.field import Hint, field, secret_field
from views.parts.heading import heading
from views.parts.recovery_key import written_key
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_form, use_held
from views.parts.summary import Fault, fault_of, summary
from views.parts.tid import tid
from views.parts.watching import porch
from views.text import _

PIN_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Form:
    """What is being typed; *own* says a passphrase of one's own was preferred."""

    name: str = ""
    secret: str = ""
    again: str = ""
    drawn: str = ""
    own: bool = False
    faults: tuple[Fault, ...] = ()


Change = Callable[..., None]


@drawn
def Protect() -> ft.Control:
    """Ask the least there is to ask, make the space, show its key once."""
    around = porch()
    pin = around.door.may_use_pin()
    form, change, now = use_form(lambda: Form(drawn=draw(around.entropy)))
    nothing: Created | None = None
    created, keep = use_held(nothing)
    busy, start, stop = use_flag()

    async def create() -> None:
        faults = _faults(now(), pin=pin)
        change(faults=faults)
        if faults or busy:
            return
        start()
        try:
            keep(await asyncio.to_thread(_create, around.door, now(), pin=pin))
        finally:
            stop()

    if created is not None:
        return key_sheet(created)
    return stack([*_rows(form, change, pin=pin), *_end(create, busy)])


def key_sheet(created: Created) -> ft.Control:
    """Show the recovery key, once, in groups to copy by hand."""
    around = porch()

    async def enter() -> None:
        around.enter(created.house)

    return stack(
        [
            heading(2, _("Ma feuille de secours")),
            sentence(_("Cette clé rouvre votre espace si vous oubliez tout.")),
            sentence(_("Recopiez-la à la main. Elle ne sera plus montrée.")),
            card([written_key(created.sheet.key)]),
            sentence(_("Gardez-la chez vous, loin de l'appareil."), quiet=True),
            side_by_side(
                [action(_("J'ai recopié la clé"), enter, name="protect-enter")]
            ),
        ]
    )


def _rows(form: Form, change: Change, *, pin: bool) -> list[ft.Control]:
    who = field(
        _("Votre prénom"),
        form.name,
        lambda text: change(name=text),
        name="protect-name",
        hint=Hint(error=fault_of(form.faults, "name")),
    )
    return [summary(form.faults), who, *_secret(form, change, pin=pin)]


def _secret(form: Form, change: Change, *, pin: bool) -> list[ft.Control]:
    if pin:
        label, again = _("Code à 6 chiffres"), _("Le même code, encore une fois")
        return [*_twice(form, change, label, again)]
    ways = {"drawn": _("Sept mots tirés au sort"), "own": _("Ma propre phrase")}
    chosen = choice(
        _("Votre phrase de passe"),
        ways,
        "own" if form.own else "drawn",
        lambda way: change(own=way == "own"),
        name="protect-way",
    )
    if form.own:
        label, again = _("Votre phrase"), _("La même phrase, encore une fois")
        return [chosen, *_twice(form, change, label, again)]
    words = sentence(form.drawn, strong=True)
    said = sentence(_("Notez ces mots, dans cet ordre."))
    check = _line(form, change, _("Retapez les sept mots"), "secret")
    return [chosen, card([said, tid("protect-drawn", words)]), check]


def _twice(form: Form, change: Change, label: str, again: str) -> list[ft.Control]:
    return [
        _line(form, change, label, "secret"),
        _line(form, change, again, "again"),
    ]


def _line(form: Form, change: Change, label: str, part: str) -> ft.Control:
    def typed(text: str) -> None:
        change(**{part: text})

    return secret_field(
        label,
        form.secret if part == "secret" else form.again,
        typed,
        name=f"protect-{part}",
        hint=Hint(error=fault_of(form.faults, part)),
    )


def _end(create: Act, busy: bool) -> list[ft.Control]:  # noqa: FBT001 - private
    button = action(
        _("Créer mon espace"), create, name="protect-create", enabled=not busy
    )
    wait = [sentence(_("Création de votre espace…"))] if busy else []
    return [side_by_side([button]), *wait]


def _faults(form: Form, *, pin: bool) -> tuple[Fault, ...]:
    wrong = [] if form.name.strip() else [Fault("name", _("Écrivez votre prénom."))]
    if pin and not (form.secret.isdecimal() and len(form.secret) == PIN_DIGITS):
        wrong.append(Fault("secret", _("Le code a 6 chiffres, par exemple 271 828.")))
    elif not pin and not form.own:
        same = form.secret.split() == form.drawn.split()
        text = _("Ces mots ne sont pas ceux qui sont affichés.")
        return (*wrong, *([] if same else [Fault("secret", text)]))
    if form.secret != form.again:
        wrong.append(Fault("again", _("Les deux saisies sont différentes.")))
    return tuple(wrong)


def _create(door: Door, form: Form, *, pin: bool) -> Created:
    way = "pin" if pin else "passphrase"
    secret = form.secret if pin or form.own else form.drawn
    name = form.name.strip()
    return door.create(name, birth_date="", server="", ways={way: secret})


SCREEN = Screen("/proteger", N_("Protéger mon espace"), Protect, place="door")
