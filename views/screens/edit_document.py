"""« Modifier un document » : its title, its date, its category, your comment."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, parse_id
from app.domain.when import When
from app.domain.words import N_
from app.flows.describing import COMMENT_MAX
from app.flows.documents import Documents
from app.flows.drafts import of_document
from app.flows.filing import CATEGORIES
from app.flows.papers.ending import checked, last_day
from views.errors import sentence_for
from views.house import House, Screen
from views.parts.acting import Act
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side
from views.parts.choice import choice
from views.parts.draft import use_draft
from views.parts.drawn import drawn
from views.parts.field import Hint, field
from views.parts.long_field import long_field
from views.parts.state import use_form, use_held
from views.parts.states import states
from views.parts.summary import Fault, fault_of, summary
from views.parts.typed_date import iso_date, typed_day
from views.parts.undoing import changed
from views.parts.watching import here, porch, use_record
from views.text import _

_PLACES = {
    "date.malformed": "edit-date",
    "document.end_malformed": "edit-until",
    "document.comment_too_long": "edit-comment",
}
"""The field an error is about; the title for all others."""
_SAVED = N_("Vos changements sont enregistrés.")
_AGAIN = "fault-again"


@dataclass(frozen=True, slots=True)
class Form:
    """What is in the fields now."""

    title: str = ""
    date: str = ""
    category: str = ""
    comment: str = ""
    until: str = ""

    @classmethod
    def of(cls, entry: Entry) -> "Form":
        """Return the form of a document as it is described."""
        category, comment = (entry.meta.get(key, "") for key in ("category", "comment"))
        day = last_day(entry)
        until = typed_day(When.parse(day.isoformat())) if day else ""
        return cls(entry.title, typed_day(entry.when), category, comment, until)


@dataclass(frozen=True, slots=True)
class Opened:
    """A document to change, and what was being typed when the form was left."""

    entry: Entry
    draft: Mapping[str, str]


@drawn
def EditDocument() -> ft.Control:
    """Find the document, then let it be described otherwise."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    asked = use_record(partial(_opened, here(), entry), key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    return Fields(asked.value)


def _opened(house: House, entry: EntryId) -> Opened:
    return Opened(house.documents.entry(entry), house.drafts.get(of_document(entry)))


@ft.component
def Fields(opened: Opened) -> ft.Control:
    """Change only what was changed; every version stays in the history."""
    entry, start = opened.entry, Form.of(opened.entry)
    around, draft = porch(), use_draft(of_document(entry.id))
    form, change, now = use_form(lambda: replace(start, **opened.draft))
    faults, blame = use_held(tuple[Fault, ...]())

    def put(**fields: str) -> None:
        change(**fields)
        draft.keep(asdict(now()))

    async def save() -> None:
        try:
            work = partial(_save, here(), entry, start, now())
            await changed(_(_SAVED), entry, work, leaving=True)
        except Refused as error:
            blame((_fault(error),))
        else:
            await leave()

    async def leave() -> None:
        await draft.drop()
        around.go(f"/documents/{entry.id.hex()}")

    told = [*_found_again(opened), summary(faults)]
    lines = [*_fields(form, put, faults), *_filing(form, put)]
    return sheet([*told, *lines, summary(faults, name=_AGAIN), _buttons(save, leave)])


def _found_again(opened: Opened) -> list[ft.Control]:
    words = _("Vous n'aviez pas enregistré. Voici ce que vous écriviez.")
    return [banner(words)] if opened.draft else []


def _buttons(save: Act, leave: Act) -> ft.Control:
    return side_by_side(
        [
            action(_("Enregistrer"), save, name="edit-save", icon=ft.Icons.CHECK),
            quiet_action(_("Annuler"), leave, name="edit-leave"),
        ]
    )


def _fault(error: Refused) -> Fault:
    """Say what is wrong, aloud too, and where."""
    told = sentence_for(error.code, error.details)
    porch().say(told)
    return Fault(_PLACES.get(error.code, "edit-title"), told)


def _fields(
    form: Form, put: Callable[..., None], faults: tuple[Fault, ...]
) -> list[ft.Control]:
    title = field(
        _("Titre"),
        form.title,
        lambda text: put(title=" ".join(text.splitlines())),
        name="edit-title",
        hint=Hint(error=fault_of(faults, "edit-title"), grows=True),
    )
    date = field(
        _("Date"),
        form.date,
        lambda text: put(date=text),
        name="edit-date",
        hint=Hint(_("Par exemple 07/03/1948"), fault_of(faults, "edit-date")),
    )
    until = field(
        _("Valable jusqu'au (facultatif)"),
        form.until,
        lambda text: put(until=text),
        name="edit-until",
        hint=Hint(_("Pour être prévenu à temps"), fault_of(faults, "edit-until")),
    )
    return [title, date, until]


def _filing(form: Form, put: Callable[..., None]) -> list[ft.Control]:
    category = choice(
        _("Catégorie"),
        {one.code: _(one.label) for one in CATEGORIES},
        form.category,
        lambda code: put(category=code),
        name="edit-category",
    )
    comment = long_field(
        _("Votre commentaire"),
        form.comment,
        lambda text: put(comment=text),
        name="edit-comment",
        most=COMMENT_MAX,
    )
    return [category, comment]


def _save(house: House, entry: Entry, start: Form, form: Form) -> None:
    """Write what changed; all of it is looked at before any of it is written."""
    date, until = iso_date(form.date), _until(form)
    if not form.title.strip():
        raise Refused("document.title_empty")
    if form.until != start.until:
        house.endings.end(entry.id, until)
    _describe(house.documents, entry, start, replace(form, date=date))


def _describe(documents: Documents, entry: Entry, start: Form, form: Form) -> None:
    """Write the changes of what describes the document; the date is ISO text."""
    if form.comment != start.comment:
        documents.comment(entry.id, form.comment)
    if form.date != iso_date(start.date):
        documents.redate(entry.id, form.date)
    if form.title != start.title:
        documents.rename(entry.id, form.title)
    if form.category != start.category:
        documents.recategorise(entry.id, form.category)


def _until(form: Form) -> str:
    """Read the end of a paper. Raises Refused("document.end_malformed")."""
    try:
        until = iso_date(form.until)
    except Refused as error:
        raise Refused("document.end_malformed") from error
    return checked(until)


SCREEN = Screen(
    "/documents/:id/modifier",
    N_("Modifier un document"),
    EditDocument,
    place="documents",
)
