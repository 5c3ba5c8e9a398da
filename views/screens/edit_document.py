"""« Modifier un document » : its title, its date, its category."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from app.flows.documents import Documents
from app.flows.filing import CATEGORIES
from views.errors import sentence_for
from views.house import Screen
from views.parts.action import action
from views.parts.box import sheet, side_by_side
from views.parts.choice import choice
from views.parts.drawn import drawn
from views.parts.field import Hint, field
from views.parts.state import use_form
from views.parts.states import states
from views.parts.summary import Fault, fault_of, summary
from views.parts.typed_date import iso_date, typed_day
from views.parts.watching import here, porch, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Form:
    """What is in the fields now."""

    title: str
    date: str
    category: str
    faults: tuple[Fault, ...] = ()


@drawn
def EditDocument() -> ft.Control:
    """Find the document, then let it be renamed, redated, filed elsewhere."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    documents = here().documents
    asked = use_record(lambda: documents.entry(entry), key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    return Fields(asked.value)


@ft.component
def Fields(entry: Entry) -> ft.Control:
    """Change only what was changed; every version stays in the history."""
    documents, page = here().documents, ft.context.page
    start = Form(entry.title, typed_day(entry.when), entry.meta.get("category", ""))
    form, change, now = use_form(lambda: start)

    async def save() -> None:
        try:
            await asyncio.to_thread(_save, documents, entry, start, now())
        except Refused as error:
            told = sentence_for(error.code, error.details)
            porch().say(told)
            place = "date" if error.code == "date.malformed" else "title"
            change(faults=(Fault(place, told),))
        else:
            page.navigate(f"/documents/{entry.id.hex()}")

    button = action(_("Enregistrer"), save, name="edit-save", icon=ft.Icons.CHECK)
    return sheet([summary(form.faults), *_fields(form, change), side_by_side([button])])


def _fields(form: Form, change: Callable[..., None]) -> list[ft.Control]:
    title = field(
        _("Titre"),
        form.title,
        lambda text: change(title=text),
        name="edit-title",
        hint=Hint(error=fault_of(form.faults, "title")),
    )
    date = field(
        _("Date"),
        form.date,
        lambda text: change(date=text),
        name="edit-date",
        hint=Hint(_("Par exemple 07/03/1948"), fault_of(form.faults, "date")),
    )
    category = choice(
        _("Catégorie"),
        {one.code: _(one.label) for one in CATEGORIES},
        form.category,
        lambda code: change(category=code),
        name="edit-category",
    )
    return [title, date, category]


def _save(documents: Documents, entry: Entry, start: Form, form: Form) -> None:
    if form.date != start.date:
        documents.redate(entry.id, iso_date(form.date))
    if form.title != start.title:
        documents.rename(entry.id, form.title)
    if form.category != start.category:
        documents.recategorise(entry.id, form.category)


SCREEN = Screen(
    "/documents/:id/modifier",
    N_("Modifier un document"),
    EditDocument,
    place="documents",
)
