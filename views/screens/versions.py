"""« Versions » of a document: its earlier files, and what was said of it before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId, parse_id
from app.domain.past import Past
from app.domain.state import State
from app.domain.words import N_
from app.domain.write import Origin
from app.flows.conflicts import Part
from app.flows.documents import Documents
from app.flows.folders import Folders
from views.house import Screen
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.documents import weight_words
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.undoing import changed, done
from views.parts.versions import LABELS, told
from views.parts.watching import here, use_record
from views.text import _, capital, date_long, time


@dataclass(frozen=True, slots=True)
class Story:
    """A document now, its files newest first, its descriptions, folders by id."""

    entry: Entry
    versions: list[Entry]
    past: list[Past]
    folders: dict[str, str]


@drawn
def Versions() -> ft.Control:
    """Tell the story of the document, the newest first."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    asks = partial(_story, here().documents, here().folders, entry)
    asked = use_record(asks, "document", "folder", key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    story = asked.value
    version: Any = Version
    change: Any = Change
    files = [version(story, one, key=one.id.hex()) for one in story.versions]
    following = [story.entry, *(past.entry for past in story.past)]
    past = [
        change(story, rank, after, key=rank)
        for rank, after in enumerate(following[:-1])
    ]
    none = _("Rien n'a changé depuis l'ajout de cette version.")
    return sheet(
        [
            heading(2, story.entry.title),
            heading(3, _("Les fichiers")),
            *files,
            heading(3, _("Les changements")),
            *(past or [sentence(none, quiet=True)]),
        ]
    )


@ft.component
def Version(story: Story, version: Entry) -> ft.Control:
    """One file of the document: when it came, how to open it or use it again."""
    documents, current = here().documents, version.meta.get("status") == State.CURRENT
    name = version.id.hex()

    async def use() -> None:
        words = _("Cette version est de nouveau la version actuelle.")
        newest = _current(story)
        work = partial(documents.put_back, version.id)
        await done(words, work, partial(documents.put_back, newest.id))

    ways = [quiet_action(_("Ouvrir"), going(f"/documents/{name}"), name=f"open-{name}")]
    if version.meta.get("status") == State.SUPERSEDED:
        ways.append(quiet_action(_("Utiliser celle-ci"), use, name=f"use-{name}"))
    title = _("Version actuelle") if current else _("Version plus ancienne")
    came = _("Ajoutée le {day}").format(day=date_long(added_at(version)))
    return card(
        [
            sentence(title, strong=True),
            sentence(f"{came}\n{weight_words(version)}", quiet=True),
            side_by_side(ways),
        ]
    )


@ft.component
def Change(story: Story, rank: int, after: Entry) -> ft.Control:
    """What one change replaced, and how to have it back."""
    documents, past = here().documents, story.past[rank]

    async def back() -> None:
        words = _("Le document est décrit comme avant.")
        await changed(words, story.entry, partial(documents.restore, past.entry))

    moment = datetime.fromtimestamp(past.at / 1000, here().zone)
    there = _("sur cet appareil"), _("sur un autre appareil")
    place = there[past.origin is Origin.PEER]
    day = capital(date_long(moment.date()))
    when = f"{day}, {time(moment, moment.tzinfo or UTC)}, {place}"
    lines = [sentence(words) for words in changes(past.entry, after, story.folders)]
    again = quiet_action(_("Annuler ce changement"), back, name=f"again-{rank}")
    return card([sentence(when, strong=True), *lines, side_by_side([again])])


def changes(before: Entry, after: Entry, folders: Mapping[str, str]) -> list[str]:
    """Say in words what one description has that the next has not."""
    said = {
        part: (told(before, part, folders), told(after, part, folders)) for part in Part
    }
    words = _("{what} : « {before} », puis « {after} ».")
    return [
        words.format(what=_(LABELS[part]), before=was, after=now)
        for part, (was, now) in said.items()
        if was != now
    ]


def added_at(entry: Entry) -> datetime:
    """Return when an element was made: its id begins with that moment."""
    return datetime.fromtimestamp(int.from_bytes(entry.id[:6], "big") / 1000, UTC)


def _current(story: Story) -> Entry:
    in_use = (one for one in story.versions if one.meta.get("status") == State.CURRENT)
    return next(in_use, story.versions[0])


def _story(documents: Documents, folders: Folders, entry: EntryId) -> Story:
    return Story(
        documents.entry(entry),
        documents.versions(entry),
        documents.history(entry),
        {one.entry.id.hex(): one.name for one in folders.list()},
    )


SCREEN = Screen("/documents/:id/versions", N_("Versions"), Versions, place="documents")
