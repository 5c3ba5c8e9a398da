"""« Doublons » : documents that are the same one, grouped, none ever dropped."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from app.domain.ids import EntryId


@dataclass(frozen=True, slots=True, repr=False)
class Print:
    """« Empreinte » : what tells that two documents are one.

    *files* are the digests of its originals, *identifier* its maker's, *likeness*
    stands for type, author and date together; empty ones say nothing. *subject* is
    the patient it names, "" when it names none.
    """

    id: EntryId
    files: tuple[bytes, ...] = ()
    identifier: bytes = b""
    likeness: bytes = b""
    subject: str = ""

    def signs(self) -> Iterator[Hashable]:
        """Give what it shares with its duplicates."""
        if self.files:
            yield ("files", self.files)
        if self.identifier:
            yield ("identifier", self.identifier)
        if self.likeness:
            yield ("likeness", self.likeness)


@dataclass(slots=True, repr=False)
class _Group:
    """What is the same so far, and the one patient it names."""

    ids: list[EntryId]
    subject: str


def groups(prints: Iterable[Print]) -> list[list[EntryId]]:
    """Group what is the same, in the order given; never two different patients."""
    lot: dict[EntryId, _Group] = {}
    met: dict[Hashable, dict[str, EntryId]] = {}
    for one in prints:
        lot[one.id] = _Group([one.id], one.subject)
        for sign in one.signs():
            others = met.setdefault(sign, {})
            for other in others.values():
                _join(lot, one.id, other)
            others.setdefault(one.subject, one.id)
    seen = {id(group): group.ids for group in lot.values()}
    return [ids for ids in seen.values() if len(ids) > 1]


def _join(lot: dict[EntryId, _Group], one: EntryId, other: EntryId) -> None:
    """Make one group of two, unless they name different patients."""
    mine, theirs = lot[one], lot[other]
    strangers = mine.subject and theirs.subject and mine.subject != theirs.subject
    if mine is theirs or strangers:
        return
    theirs.ids += mine.ids
    theirs.subject = theirs.subject or mine.subject
    lot.update(dict.fromkeys(mine.ids, theirs))
