"""« Résumé d'erreurs » : what to mend in a form; each line leads to its field."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import flet as ft

from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.reaching import leading
from views.parts.sentence import sentence
from views.text import _, ngettext

_MOST: Final = 4
"""Faults listed at once: nobody reads a wall of them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: the *name* of its field, and the sentence."""

    name: str
    text: str


def summary(faults: Sequence[Fault], *, name: str = "fault") -> ft.Control:
    """Return the banner that lists *faults*; nothing when there is none.

    *name* begins the names of its buttons: a form that says it twice gives another.
    """
    if not faults:
        return ft.Container(visible=False)
    count = len(faults)
    title = ngettext("{count} erreur :", "{count} erreurs :", count)
    lines = [_line(fault, name) for fault in faults[:_MOST]]
    if count > _MOST:
        lines.append(sentence(_("Les autres sont signalées plus bas.")))
    return banner(title.format(count=count), tone="alert", below=lines)


def _line(fault: Fault, name: str) -> ft.Control:
    """Return a fault as the button that goes to its field, where one may go there."""
    go, icon = leading(fault.name), ft.Icons.EDIT_OUTLINED
    if go is None:
        return sentence(fault.text)
    return quiet_action(fault.text, go, name=f"{name}-{fault.name}", icon=icon)


def fault_of(faults: Sequence[Fault], name: str) -> str:
    """Return the sentence of the field *name*, "" when it is right."""
    return next((fault.text for fault in faults if fault.name == name), "")
