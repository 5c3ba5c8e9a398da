"""One question of a form, drawn by the shape of its answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.domain.topic import END, Ask, Shape
from views.parts.acting import Act
from views.parts.banner import banner
from views.parts.box import stack
from views.parts.choice import choice
from views.parts.field import Hint
from views.parts.field import field as line
from views.parts.long_field import long_field
from views.parts.profile.boxed import Boxed
from views.parts.sentence import sentence
from views.text import _


@dataclass(frozen=True, slots=True)
class Answered:
    """What is answered so far, how to *put* an answer, what is wrong with it.

    *form* begins the name of every field; *save* is what Enter does.
    """

    form: str
    said: Mapping[str, str] = field(repr=False)
    put: Callable[..., Any]
    fault: str
    save: Act


def asked_line(ask: Ask, answered: Answered) -> ft.Control:
    """Return the field of a question, its example under it."""
    if ask.shape is Shape.CHOICE:
        return _choice(ask, answered)
    if ask.shape is Shape.TEXT:
        return _text(ask, answered)
    if ask.shape is Shape.MEDICINE:
        box: ft.Control = Boxed(_line(ask, answered), answered.put)
        return box
    return _line(ask, answered)


def _line(ask: Ask, answered: Answered) -> ft.Control:
    return line(
        label_of(ask),
        answered.said.get(ask.name, ""),
        _putting(ask, answered),
        name=f"{answered.form}-{ask.name}",
        hint=Hint(_hint(ask), answered.fault),
        submit=answered.save,
    )


def _text(ask: Ask, answered: Answered) -> ft.Control:
    """Return a field of several lines, its example over it: the count is under it."""
    asked = long_field(
        label_of(ask),
        answered.said.get(ask.name, ""),
        _putting(ask, answered),
        name=f"{answered.form}-{ask.name}",
        most=ask.longest,
    )
    return stack([*_example(ask), asked, *_wrong(answered)], spacing=8)


def _choice(ask: Ask, answered: Answered) -> ft.Control:
    """Offer the options; what need not be said may be left unsaid, or again."""
    unsaid = {} if ask.needed else {"": _("Non précisé")}
    options = {**{one.code: _(one.label) for one in ask.options}, **unsaid}
    value, name = answered.said.get(ask.name, ""), f"{answered.form}-{ask.name}"
    asked = choice(label_of(ask), options, value, _putting(ask, answered), name=name)
    return stack([asked, *_example(ask), *_wrong(answered)], spacing=4)


def _wrong(answered: Answered) -> list[ft.Control]:
    return [banner(answered.fault, tone="alert")] if answered.fault else []


def label_of(ask: Ask) -> str:
    """Return the words of a question; those of one that must be answered say so."""
    label = _(ask.label)
    return _("{label} (à remplir)").format(label=label) if ask.needed else label


def _hint(ask: Ask) -> str:
    if ask.hint or ask.shape is not Shape.DATE:
        return _(ask.hint)
    if ask.name == END:
        return _("Laissez vide si cela continue")
    return _("Par exemple 12/03/2026, 03/2026 ou 1998")


def _example(ask: Ask) -> list[ft.Control]:
    return [sentence(_(ask.hint), quiet=True)] if ask.hint else []


def _putting(ask: Ask, answered: Answered) -> Callable[[str], None]:
    return lambda text: answered.put(**{ask.name: text})
