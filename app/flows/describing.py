"""What a person changes of a document: each act makes a new state of its entry.

Every one raises Refused("document.not_yours") for what only its author may do.
"""

from dataclasses import replace

from app.domain.collection import Confidentiality
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.state import CANCELLED, State
from app.domain.when import When
from app.fhir import document
from app.fhir.document_types import rubric_of
from app.flows import filing
from app.rules.authorship import Act, allow

COMMENT_MAX = 3000
"""The longest comment, in characters."""


def renamed(old: Entry, title: str) -> Entry:
    """Give another title. Raises Refused("document.title_empty")."""
    allow(old, Act.DESCRIBE)
    title = title.strip()
    if not title:
        raise Refused("document.title_empty")
    return _said(replace(old, body=document.renamed(old.body, title)), title=title)


def recategorised(old: Entry, code: str) -> Entry:
    """File elsewhere. Raises Refused("document.category_unknown").

    The type a professional gave stays; the rubric follows the category.
    """
    allow(old, Act.DESCRIBE)
    chosen = filing.category(code)
    type_code = old.meta.get("type") or chosen.type
    body = document.refiled(old.body, type_code=type_code, category=code)
    rubric = rubric_of(code, type_code)
    return _said(replace(old, rubric=rubric, body=body), category=code)


def redated(old: Entry, date: str) -> Entry:
    """Say when the act took place. Raises Refused("date.malformed")."""
    allow(old, Act.DESCRIBE)
    when = When.parse(date)
    body = document.redated(old.body, when.text)
    return _said(replace(old, when=when, body=body), dated="typed")


def commented(old: Entry, text: str) -> Entry:
    """Say something of it, "" for nothing. Raises Refused("document.comment_too_long").

    3,000 characters at most.
    """
    allow(old, Act.FILE)
    text = text.strip()
    if len(text) > COMMENT_MAX:
        raise Refused("document.comment_too_long")
    return _said(replace(old, body=document.commented(old.body, text)), comment=text)


def pinned(old: Entry, *, pinned: bool) -> Entry:
    """Keep it at hand, or not any more."""
    return _said(old, pinned="yes" if pinned else "")


def filed_in(old: Entry, folder: EntryId | None) -> Entry:
    """Put it in a folder, or in none."""
    return _said(old, folder=folder.hex() if folder else "")


def hidden(old: Entry, level: Confidentiality) -> Entry:
    """Change who may read it from now on: it goes under the key of another collection.

    Who read it before may still know it (rules, section 3).
    """
    allow(old, Act.HIDE)
    body = document.hidden(old.body, level)
    return replace(old, body=body, confidentiality=level)


def stated(old: Entry, state: State) -> Entry:
    """Move it among those in use, archived, in the trash or superseded.

    What goes to the trash remembers where it was, to be put back there.
    """
    if state is State.TRASHED:
        allow(old, Act.THROW)
    body = old.body
    superseded = state is State.SUPERSEDED
    if superseded or old.meta.get("status") == State.SUPERSEDED:
        body = document.stated(body, superseded=superseded)
    was = old.meta.get("status", "") if state is State.TRASHED else ""
    return _said(replace(old, body=body), status=state, was=was)


def put_back(old: Entry) -> Entry:
    """Take it out of the trash, to where it was; what was cancelled still is."""
    was = old.meta.get("was", State.CURRENT)
    back = stated(old, State(was))
    return _said(back, status=CANCELLED) if was == CANCELLED else back


def _said(entry: Entry, **meta: str) -> Entry:
    """Change what the meta say; an empty text takes its key out."""
    kept = {key: text for key, text in {**entry.meta, **meta}.items() if text}
    return replace(entry, meta={key: str(text) for key, text in kept.items()})
