"""« Téléchargement » : the files of a document come, MiB by MiB, or say why not."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.errors import AlveoleError, Unreachable
from app.domain.ids import EntryId
from app.ports.courier import Progress
from views.errors import sentence_for
from views.parts.acting import Act, acting, doing, noted
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side, stack
from views.parts.busy import busy_line
from views.parts.offline.percent import STOPPED, percent_to
from views.parts.state import use_form
from views.parts.watching import here
from views.text import _, size

AT_ONCE: Final = 100_000_000
"""Bytes over which a file waits to be asked for, even by who opens it."""
Bring = Callable[[EntryId, Progress], Awaitable[None]]
"""Fetches the files of a document, telling how far they are."""


@dataclass(frozen=True, slots=True)
class Coming:
    """How far a file has come, or what stopped it."""

    busy: bool = False
    stopped: bool = False
    percent: int = 0
    told: str = ""


@ft.component
def Absent(
    entry: Entry, came: Callable[[], None], bring: Bring | None = None
) -> ft.Control:
    """Bring what is not on this device as soon as it is looked at; then call *came*.

    *bring* fetches what is of another space than the open one.
    """
    form, fetch, stop = use_coming(entry, came, bring)
    if form.busy:
        label = _("Téléchargement… {percent} %").format(percent=form.percent)
        button = quiet_action(_("Arrêter"), doing(stop), name="document-stop")
        return stack([busy_line(label, form.percent / 100), side_by_side([button])])
    words = form.told or _("Ce fichier n'est pas sur cet appareil.")
    label = _("Télécharger ({size})").format(size=size(weight_of(entry)))
    button = action(label, fetch, name="document-fetch", icon=ft.Icons.DOWNLOAD)
    return stack([banner(words), side_by_side([button])])


def use_coming(
    entry: Entry, came: Callable[[], None], bring: Bring | None = None
) -> tuple[Coming, Act, Callable[[], None]]:
    """Remember how far a document has come, how to fetch it, how to stop."""
    fetching = bring or here().offline.bring
    form, change, now = use_form(Coming)

    async def fetch() -> None:
        change(busy=True, stopped=False, percent=0, told="")
        try:
            await fetching(entry.id, percent_to(change, now))
        except AlveoleError as error:
            noted(error.code)
            change(busy=False, told=_why(error))
        else:
            came()

    stop = partial(change, stopped=True)
    at_once = weight_of(entry) <= AT_ONCE
    ft.use_effect(acting(fetch) if at_once else dict, [entry.id])
    ft.on_unmounted(stop)
    return form, fetch, stop


def weight_of(entry: Entry) -> int:
    """Return how many bytes the originals of a document take."""
    files = [one for one in entry.attachments if one.role == "original"]
    return sum(one.plain_size for one in files)


def _why(error: AlveoleError) -> str:
    if error.code == STOPPED:
        return _("Téléchargement arrêté. Il reprendra où il en était.")
    if isinstance(error, Unreachable):
        return _("Pas de réseau. Ce fichier n'est pas sur cet appareil.")
    return sentence_for(error.code, error.details)
