"""« Compte rendu » beside the images: what they mean, in the doctor's words."""

from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId
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


def _kept(found: Beside) -> list[ft.Control]:
    report = found.report
    if report is None:
        return []
    words = found.text or _("Ouvrez ce document pour le lire.")
    opening = going(f"/documents/{report.id.hex()}")
    acts = [
        quiet_action(_("Ouvrir le compte rendu"), opening, name="imaging-report-open"),
        quiet_action(
            _("Retirer d'ici"),
            _puts(found.exam, None, _("Le compte rendu n'est plus à côté.")),
            name="imaging-report-away",
        ),
    ]
    about = sentence(report.title, strong=True)
    return [card([about, sentence(words)]), side_by_side(acts)]


def _offers(found: Beside) -> list[ft.Control]:
    told = _("Seul le compte rendu dit ce que montrent ces images.")
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
