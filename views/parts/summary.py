"""« Résumé d'erreurs » : what to mend in a form, said once, at its top."""

from collections.abc import Sequence
from dataclasses import dataclass

import flet as ft

from views.parts.banner import banner
from views.text import ngettext


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: the *name* of its field, and the sentence."""

    name: str
    text: str


def summary(faults: Sequence[Fault]) -> ft.Control:
    """Return the banner that lists *faults*; nothing when there is none."""
    if not faults:
        return ft.Container(visible=False)
    count = len(faults)
    title = ngettext("{count} erreur :", "{count} erreurs :", count)
    told = " ".join([title.format(count=count), *(fault.text for fault in faults)])
    return banner(told, tone="alert")


def fault_of(faults: Sequence[Fault], name: str) -> str:
    """Return the sentence of the field *name*, "" when it is right."""
    return next((fault.text for fault in faults if fault.name == name), "")
