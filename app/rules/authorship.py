"""« Droits sur un document » : who may do what, by who made it (CSP R1111-49)."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.entry import Entry
from app.domain.errors import Refused


class Maker(StrEnum):
    """Whose work a document is.

    A COPY is a professional's document that the person brought here: this copy is
    theirs, its content is not. A DEPOSIT was put here by a professional or a service.
    """

    PERSON = "person"
    COPY = "copy"
    DEPOSIT = "deposit"


class Actor(StrEnum):
    """Who acts: the person of the space, or who made the document."""

    HOLDER = "holder"
    AUTHOR = "author"


class Act(StrEnum):
    """What is done to a document.

    FILE is one's own arranging (folder, pin, comment), DESCRIBE the title, the
    category and the date, WITHDRAW says that it was a mistake (`entered-in-error`).
    DISOWN takes a line off one's own profile: nobody is kept to what came by mistake.
    """

    READ = "read"
    FILE = "file"
    DESCRIBE = "describe"
    REPLACE = "replace"
    HIDE = "hide"
    ARCHIVE = "archive"
    THROW = "throw"
    WITHDRAW = "withdraw"
    DISOWN = "disown"


_KEPT = frozenset({Act.READ, Act.FILE, Act.HIDE, Act.ARCHIVE, Act.DISOWN})
_MAY: Mapping[tuple[Actor, Maker], frozenset[Act]] = {
    (Actor.HOLDER, Maker.PERSON): _KEPT | {Act.DESCRIBE, Act.REPLACE, Act.THROW},
    (Actor.HOLDER, Maker.COPY): _KEPT | {Act.DESCRIBE, Act.THROW},
    (Actor.HOLDER, Maker.DEPOSIT): _KEPT,
    (Actor.AUTHOR, Maker.DEPOSIT): frozenset(
        {Act.READ, Act.DESCRIBE, Act.REPLACE, Act.WITHDRAW}
    ),
}
"""What is not written here is refused."""


def maker_of(entry: Entry) -> Maker:
    """Say whose work a document is."""
    if entry.meta.get("source", "").startswith("deposited"):
        return Maker.DEPOSIT
    copy = entry.meta.get("maker") == "professional"
    return Maker.COPY if copy else Maker.PERSON


def may(actor: Actor, maker: Maker, act: Act) -> bool:
    """Say whether *actor* may do *act*; hiding takes nothing from the author."""
    return act in _MAY.get((actor, maker), frozenset())


def allow(entry: Entry, act: Act) -> None:
    """Let the person of the space act. Raises Refused("document.not_yours")."""
    if not may(Actor.HOLDER, maker_of(entry), act):
        raise Refused("document.not_yours")
