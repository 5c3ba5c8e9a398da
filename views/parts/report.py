"""« Diagnostic » : what helps to repair, without a name, a title or a value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import flet as ft

from app.domain.errors import AlveoleError
from app.flows.checkup import Finding
from views.house import House
from views.text import _


@dataclass(frozen=True, slots=True)
class Machine:
    """Where the program runs: its version, the system, a browser or a window."""

    version: str
    system: str
    web: bool


def machine_of(page: ft.Page, version: str) -> Machine:
    """Return what the page says of its machine."""
    system = page.platform.value if page.platform else "?"
    return Machine(version, system, page.web)


def report(machine: Machine, house: House | None, codes: Sequence[str]) -> str:
    """Return the lines of the file; slow: the whole store is read again."""
    shown = _("navigateur") if machine.web else _("fenêtre")
    lines = [
        _("Alvéole, version {version}").format(version=machine.version or "?"),
        _("Système : {system}, {shown}").format(system=machine.system, shown=shown),
        _("Derniers messages d'erreur : {codes}").format(
            codes=", ".join(codes) or _("aucun")
        ),
        *(_of_house(house) if house else [_("Espace fermé.")]),
    ]
    return "\n".join(lines) + "\n"


def _of_house(house: House) -> list[str]:
    """Count, never name: how many of which kind would already say too much."""
    counts = _("Documents : {documents}. Appareils : {devices}.").format(
        documents=_counted(house.documents.count),
        devices=_counted(lambda: len(house.my_devices.list())),
    )
    return [counts, *map(_finding, house.checkup.run())]


def _counted(count: Callable[[], int]) -> str:
    try:
        return str(count())
    except AlveoleError as error:
        return error.code


def _finding(found: Finding) -> str:
    seen = ", ".join(f"{name} {value}" for name, value in found.seen.items())
    return f"{found.name} : {found.code or _('bien')}{f' ({seen})' if seen else ''}"
