"""« Réglage de l’image » : what goes from black to white, by name or by numbers."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Final

import flet as ft

from app.domain.imaging import Look, Scale
from app.domain.words import N_
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.field import Hint, field
from views.parts.folded import fold_button
from views.parts.pills import pills
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_form
from views.text import _, number

OWN: Final = "file"
PRESETS: Final = {
    "CT": {
        OWN: (N_("Réglage du fichier"), Look()),
        "soft": (N_("Tissus mous"), Look(40, 400)),
        "lung": (N_("Poumon"), Look(-600, 1500)),
        "bone": (N_("Os"), Look(400, 1800)),
        "brain": (N_("Cerveau"), Look(40, 80)),
    }
}
"""Named windows of a kind of exam: those of every reading room."""
_ANY: Final = {OWN: (N_("Réglage du fichier"), Look())}
_STEP: Final = 0.15
"""Part of the window one press makes lighter, darker, sharper or softer."""
_LEAST: Final = 1.0
_MOST: Final = 1e7

Change = Callable[[Look], None]
Nudges = tuple[tuple[str, Look, str], ...]
"""Buttons: their words, what they ask for, their names."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The two numbers as they are being typed."""

    centre: str = ""
    width: str = ""
    wrong: bool = False


def tone(modality: str, scale: Scale, asked: Look, change: Change) -> ft.Control:
    """Return how the greys are chosen; colours can only be inverted."""
    label = _("Remettre les tons") if asked.invert else _("Inverser noir et blanc")
    turned = doing(lambda: change(replace(asked, invert=not asked.invert)))
    icon = ft.Icons.INVERT_COLORS
    flip = quiet_action(label, turned, name="imaging-invert", icon=icon)
    if scale.low == scale.high:
        coloured = _("Cette image est en couleurs : ses tons ne se règlent pas.")
        return stack([sentence(coloured, quiet=True), side_by_side([flip])])
    named = _named(modality)
    chosen = next((key for key, (_w, one) in named.items() if _same(one, asked)), "")
    words = {key: _(said) for key, (said, _look) in named.items()}

    def pick(key: str) -> None:
        change(replace(named[key][1], invert=asked.invert))

    return stack(
        [
            pills(words, chosen, pick, name="imaging-preset"),
            side_by_side(_nudges(_lighter(scale.look), change)),
            More(scale, change, flip),
        ]
    )


@ft.component
def More(scale: Scale, change: Change, flip: ft.Control) -> ft.Control:
    """Fold away what few people need: contrast, negative, numbers."""
    unfolded, unfold, fold = use_flag()
    turn = doing(fold if unfolded else unfold)
    label = _("Autres réglages")
    button = fold_button(label, turn, name="imaging-more", unfolded=unfolded)
    if not unfolded:
        return side_by_side([button])
    sharpness = _nudges(_sharper(scale.look), change)
    numbers = ByNumbers(scale, change)
    return stack([side_by_side([button]), side_by_side([*sharpness, flip]), numbers])


@ft.component
def ByNumbers(scale: Scale, change: Change) -> ft.Control:
    """Let the window be typed, as a radiologist says it."""
    form, put, now = use_form(Typed)

    def typed(name: str, text: str) -> None:
        put(**{name: text}, wrong=False)

    def apply() -> None:
        centre, width = _value(now().centre), _value(now().width)
        wrong = centre is None or width is None or not _LEAST <= width <= _MOST
        put(wrong=wrong)
        if not wrong and centre is not None and width is not None:
            change(Look(centre, width, scale.look.invert))

    act = doing(apply)
    button = quiet_action(_("Appliquer"), act, name="imaging-apply")
    told = sentence(_range(scale), quiet=True)
    fields = _fields(form, scale.look, typed, act)
    return stack([told, *fields, side_by_side([button])])


def _fields(
    form: Typed, look: Look, typed: Callable[[str, str], None], act: Act
) -> list[ft.Control]:
    error = _("Tapez deux nombres, la largeur d'au moins 1.") if form.wrong else ""
    hints = Hint(_shown(look.centre)), Hint(_shown(look.width), error)
    rows = (
        (_("Valeur du milieu"), "centre", form.centre, hints[0]),
        (_("Largeur"), "width", form.width, hints[1]),
    )
    return [
        field(
            label,
            text,
            partial(typed, name),
            name=f"imaging-{name}",
            hint=hint,
            submit=act,
        )
        for label, name, text, hint in rows
    ]


def _named(modality: str) -> Mapping[str, tuple[str, Look]]:
    return PRESETS.get(modality, _ANY)


def _same(one: Look, asked: Look) -> bool:
    return (one.centre, one.width) == (asked.centre, asked.width)


def _lighter(look: Look) -> Nudges:
    step = look.width * _STEP
    return (
        (_("Éclaircir"), replace(look, centre=look.centre - step), "lighter"),
        (_("Assombrir"), replace(look, centre=look.centre + step), "darker"),
    )


def _sharper(look: Look) -> Nudges:
    softer = min(look.width / (1 - _STEP), _MOST)
    sharper = max(look.width * (1 - _STEP), _LEAST)
    return (
        (_("Plus de contraste"), replace(look, width=sharper), "sharper"),
        (_("Moins de contraste"), replace(look, width=softer), "softer"),
    )


def _nudges(turns: Nudges, change: Change) -> list[ft.Control]:
    return [
        quiet_action(label, _sets(change, one), name=f"imaging-{name}")
        for label, one, name in turns
    ]


def _sets(change: Change, look: Look) -> Act:
    return doing(lambda: change(look))


def _value(text: str) -> float | None:
    """Read a number as people type it; None when it is not one."""
    plain = text.strip().replace(",", ".").replace("−", "-")
    try:
        value = float("".join(plain.split()))
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= _MOST else None


def _range(scale: Scale) -> str:
    words = _("Les valeurs de cette image vont de {low} à {high}.")
    return words.format(low=_number(scale.low), high=_number(scale.high))


def _shown(value: float) -> str:
    return _("En ce moment : {value}").format(value=_number(value))


def _number(value: float) -> str:
    return number(Decimal(value), 0).replace("-", "−")
