"""« Reconnaître le texte » of a scan: asked or at once, followed, stopped at will."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.flows.scanning.recognition import Recognition, recognised
from app.flows.scanning.scanning import Progress
from views.parts.acting import acting, doing
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.busy import busy_line
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.taking_back import undoing
from views.parts.undoing import done
from views.parts.watching import here, porch, use_record
from views.text import _

_CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Course:
    """How far the reading of a scan is."""

    busy: bool = False
    stopped: bool = False
    done: int = 0
    total: int = 0


@ft.component
def ScannedText(entry: Entry) -> ft.Control:
    """Offer to recognise the words of a scan, or say that they were recognised."""
    recognition = here().recognition
    key = (entry.id, entry.updated)
    offered = use_record(partial(recognition.may, entry), key=key).value
    course, reading = use_reading(entry.id)
    if course.busy:
        return _going_on(course, reading.stop)
    if recognised(entry):
        return _told(recognition, entry.id)
    if not offered:
        return stack([])
    words = _("Cette page est une image. La recherche n'en lit pas les mots.")
    label, icon = _("Reconnaître le texte"), ft.Icons.TEXT_SNIPPET_OUTLINED
    button = quiet_action(label, reading.start, name="words-read", icon=icon)
    return card([sentence(words), side_by_side([button])])


@ft.component
def ReadAfter(entry: EntryId) -> ft.Control:
    """Recognise the words of what was just scanned, if that is wanted."""
    house, page = here(), ft.context.page
    course, reading = use_reading(entry)

    async def begin() -> None:
        if await asyncio.to_thread(_wanted, house.recognition, entry):
            page.run_task(acting(reading.start))

    ft.use_effect(begin, [entry])
    return _going_on(course, reading.stop) if course.busy else stack([])


class Reading:
    """Reads a scan in a thread; leaving the screen does not stop it."""

    def __init__(
        self,
        recognition: Recognition,
        entry: EntryId,
        change: Callable[..., None],
        now: Callable[[], Course],
    ) -> None:
        self._recognition = recognition
        self._entry = entry
        self._change = change
        self._now = now

    async def start(self) -> None:
        """Read every page; the words may be taken away afterwards."""
        self._change(busy=True, stopped=False, done=0, total=0)
        around, forget = porch(), undoing(self._forget)
        read = partial(self._recognition.recognise, self._entry, self._teller())
        try:
            await asyncio.to_thread(read)
        except Refused as refused:
            if refused.code != _CANCELLED:
                raise
        else:
            words = _("Le texte est reconnu. La recherche le trouve.")
            around.tell(words, undo=forget)
        finally:
            self._change(busy=False)

    def stop(self) -> None:
        """Stop once the page under way is read."""
        self._change(stopped=True)

    def _forget(self) -> None:
        self._recognition.forget(self._entry)

    def _teller(self) -> Progress:
        loop = asyncio.get_running_loop()

        def tell(count: int, total: int) -> None:
            if self._now().stopped:
                raise Refused(_CANCELLED)
            show = partial(self._change, done=count, total=total)
            loop.call_soon_threadsafe(show)

        return tell


def use_reading(entry: EntryId) -> tuple[Course, Reading]:
    """Return how far the reading of a scan is, and what begins or stops it."""
    course, change, now = use_form(Course)
    return course, Reading(here().recognition, entry, change, now)


def _going_on(course: Course, stop: Callable[[], None]) -> ft.Control:
    words = _("Lecture du texte, page {rank} sur {total}…")
    total = max(1, course.total)
    told = words.format(rank=min(course.done + 1, total), total=total)
    if course.stopped:
        told = _("Nous nous arrêtons après cette page.")
    label = _("Arrêter la lecture")
    ways = (
        [] if course.stopped else [quiet_action(label, doing(stop), name="words-stop")]
    )
    return card([busy_line(told, course.done / total), side_by_side(ways)])


def _told(recognition: Recognition, entry: EntryId) -> ft.Control:
    """Say that words were recognised, and how to take them away or back."""
    words = _(
        "Texte reconnu par cet appareil ou un autre. Il peut contenir des fautes."
    )
    why = _("Il sert à la recherche. Le document n'a pas changé.")

    async def forget() -> None:
        gone = _("Le texte reconnu est effacé.")
        old = recognition.documents.text(entry)
        back = partial(recognition.remember, entry, old)
        await done(gone, partial(recognition.forget, entry), back)

    label, icon = _("Effacer le texte reconnu"), ft.Icons.BACKSPACE_OUTLINED
    button = quiet_action(label, forget, name="words-forget", icon=icon)
    return card([sentence(words), sentence(why, quiet=True), side_by_side([button])])


def _wanted(recognition: Recognition, entry: EntryId) -> bool:
    may, wanted = recognition.may, recognition.wanted
    return wanted() and may(recognition.documents.entry(entry))
