"""What a device asks the person meanwhile: a code, a user, whether to make one."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.dialogue import Ask, Question
from views.parts.acting import doing
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, side_by_side, stack
from views.parts.choice import choice
from views.parts.devices_near.figure import figure
from views.parts.devices_near.knowing import knowing
from views.parts.devices_near.whose import me_words
from views.parts.field import Hint, field
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_held
from views.parts.whose import said_of
from views.text import _

Answer = Callable[[str | None], None]
_PASSKEY: Final = 6
_CONSENT: Final = 4


def asking(question: Ask, answer: Answer) -> ft.Control:
    """Return the question of a device, as a form."""
    if question.question is Question.REGISTER:
        return _register(answer)
    if question.question is Question.USER:
        return knowing(question, answer)
    component: Any = Slots if question.question is Question.SLOT else Code
    control: ft.Control
    if question.question is Question.SLOT:
        control = component(question.choices, answer, key="slot")
    else:
        words = _("Code de votre profil sur l'appareil")
        control = component(words, _CONSENT, answer, needed=False, key="consent")
    return control


def code_wanted(answer: Answer) -> ft.Control:
    """Ask for the code the device shows; nothing goes on without it."""
    component: Any = Code
    words = _("Code affiché par l'appareil")
    control: ft.Control = component(words, _PASSKEY, answer, needed=True, key="passkey")
    return control


def code_shown(code: int) -> ft.Control:
    """Show the code to type on the device."""
    whole = f"{code:06d}"
    return card(
        [
            heading(2, _("Tapez ce code sur l'appareil")),
            figure(f"{whole[:3]} {whole[3:]}"),
            sentence(_("S'il montre déjà ce code, acceptez-le sur l'appareil.")),
        ]
    )


@ft.component
def Code(label: str, digits: int, answer: Answer, *, needed: bool) -> ft.Control:
    """Ask for a code of some *digits*; one that is not *needed* may be left out."""
    typed, retype = use_held("")
    wrong, blame = use_held(initial=False)

    async def send() -> None:
        bare = typed.replace(" ", "")
        if bare.isascii() and bare.isdigit() and len(bare) <= digits:
            answer(bare)
        else:
            blame(True)  # noqa: FBT003 - a plain flag

    said = _("Tapez des chiffres seulement, par exemple {example}.")
    example = "123456"[:digits]
    hint = Hint(
        helper=_("Il s'affiche sur l'appareil, ou dans sa notice."),
        error=said.format(example=example) if wrong else "",
    )
    line = field(label, typed, retype, name="near-code", hint=hint, submit=send)
    go_on = action(_("Continuer"), send, name="near-send")
    ways = side_by_side([go_on]) if needed else _answers(go_on, answer)
    return card([line, ways])


@ft.component
def Slots(choices: tuple[str, ...], answer: Answer) -> ft.Control:
    """Ask which user of the device the person is."""
    chosen, choose = use_held("")
    missing, blame, _forgive = use_flag()
    options = {one: _("Utilisateur {rank}").format(rank=one) for one in choices or _ALL}
    given = doing(lambda: answer(chosen) if chosen else blame())
    send = action(me_words(), given, name="near-send")
    who = said_of(
        _("Qui êtes-vous sur cet appareil ?"), _("Qui est {name} sur cet appareil ?")
    )
    asked = choice(who, options, chosen, choose, name="near-slot")
    none = said_of(_("Je n'y suis pas"), _("{name} n'y est pas"))
    first = banner(_("Choisissez d'abord un utilisateur."), tone="alert")
    wrong = [first] if missing and not chosen else []
    return card([asked, *wrong, _answers(send, answer, none)])


_ALL: Final = tuple("12345678")


def _register(answer: Answer) -> ft.Control:
    make = said_of(_("Créer mon profil"), _("Créer le profil de {name}"))
    yes = action(make, doing(partial(answer, "yes")), name="near-send")
    unknown = said_of(
        _("L'appareil ne vous connaît pas"), _("L'appareil ne connaît pas {name}")
    )
    apart = said_of(
        _("Il peut garder un profil pour vous, séparé des autres."),
        _("Il peut garder un profil pour {name}, séparé des autres."),
    )
    return card(
        [
            heading(2, unknown),
            sentence(apart),
            _answers(yes, answer),
        ]
    )


def _answers(send: ft.Control, answer: Answer, label: str = "") -> ft.Control:
    label = label or _("Ne pas répondre")
    no = quiet_action(label, doing(partial(answer, None)), name="near-no")
    return stack([side_by_side([send, no])])
