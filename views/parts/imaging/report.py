"""« Compte rendu » beside the images: what they mean, in the doctor's words."""

from dataclasses import dataclass
from functools import partial
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.words import N_
from app.flows.imaging import Imaging
from views.parts.acting import Act, going
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.undoing import changed
from views.parts.watching import here, use_record
from views.text import _, date_long

_ALONE: Final = N_("Seul le compte rendu dit ce que montrent ces images.")


@dataclass(frozen=True, slots=True)
class Beside:
    """The report kept with the images and its words, else what may be one."""

    exam: Entry
    report: Entry | None = None
    text: str = ""
    proposed: tuple[Entry, ...] = ()


@ft.component
def ReportBeside(entry: EntryId) -> ft.Control:
    """Show the report, or let one be put beside the images."""
    asked = use_record(partial(_beside, here().imaging, entry), "document", key=entry)
    title = heading(2, _("Le compte rendu"))
    if asked.value is None:
        return stack([title, states(asked, empty="")])
    found = asked.value
    return stack([title, *(_kept(found) if found.report else _offers(found))])


@ft.component
def ReportLent(imaging: Imaging, entry: EntryId, place: str) -> ft.Control:
    """Show the report of somebody else's exam; *place* is the page it is opened at."""
    asked = use_record(partial(_beside, imaging, entry), "entrusted", key=entry)
    title = heading(2, _("Le compte rendu"))
    if asked.value is None:
        return stack([title, states(asked, empty="")])
    report, told = asked.value.report, _(_ALONE)
    if report is None:
        return stack([title, sentence(told)])
    return stack([title, *_read(asked.value, f"{place}/{report.id.hex()}")])


def _kept(found: Beside) -> list[ft.Control]:
    report = found.report
    if report is None:
        return []
    away = quiet_action(
        _("Retirer d'ici"),
        _puts(found.exam, None, _("Le compte rendu n'est plus à côté.")),
        name="imaging-report-away",
    )
    return _read(found, f"/documents/{report.id.hex()}", away)


def _read(found: Beside, page: str, *acts: ft.Control) -> list[ft.Control]:
    """Return the words of a report, and the way to its *page*."""
    title = found.report.title if found.report else ""
    words = found.text or _("Ouvrez ce document pour le lire.")
    label, name = _("Ouvrir le compte rendu"), "imaging-report-open"
    opening = quiet_action(label, going(page), name=name)
    about = card([sentence(title, strong=True), sentence(words)])
    return [about, side_by_side([opening, *acts])]


def _offers(found: Beside) -> list[ft.Control]:
    told = _(_ALONE)
    if not found.proposed:
        none = _("Ajoutez-le à vos documents, puis revenez ici.")
        return [sentence(told), sentence(none, quiet=True)]
    ask = sentence(_("Lequel de vos documents est le compte rendu ?"))
    return [sentence(told), ask, *(_offer(found.exam, one) for one in found.proposed)]


def _offer(exam: Entry, report: Entry) -> ft.Control:
    put = _puts(exam, report.id, _("Le compte rendu est à côté des images."))
    name = f"imaging-report-{report.id.hex()}"
    button = quiet_action(_("Mettre à côté"), put, name=name)
    about = [sentence(report.title), sentence(date_long(report.when), quiet=True)]
    return card([*about, side_by_side([button])])


def _puts(exam: Entry, report: EntryId | None, told: str) -> Act:
    imaging = here().imaging

    async def put() -> None:
        await changed(told, exam, partial(imaging.put_beside, exam.id, report))

    return put


def _beside(imaging: Imaging, entry: EntryId) -> Beside:
    exam, report = imaging.documents.entry(entry), imaging.report(entry)
    if report is None:
        return Beside(exam, proposed=tuple(imaging.proposed(entry)))
    return Beside(exam, report, imaging.documents.text(report.id))
