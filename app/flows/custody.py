"""« Garde des documents » : whose each one is, and who may see it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from app.domain.collection import Confidentiality
from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.query import PAGE_MAX, Filters
from app.domain.state import State
from app.flows import versions
from app.flows.describing import hidden, stated
from app.flows.documents import Documents
from app.flows.heading import patient_of
from app.flows.hiding.resealing import Resealing
from app.flows.lineage import placed
from app.flows.profile.links import ABOUT
from app.flows.profile.standing import withdrawn
from app.flows.proposing.cards import PROVEN
from app.flows.whose import identity_of, learnt
from app.rules.authorship import Act, Actor, maker_of, may
from app.rules.hiding import levels

_TO_CHECK = Filters(status=State.TO_CHECK)


@dataclass(frozen=True, slots=True, repr=False)
class Custody:
    """What the person says of a document that may not be theirs, and of who reads it.

    Methods taking an entry raise Refused("entry.absent").
    """

    documents: Documents

    def to_check(self) -> list[tuple[Entry, ...]]:
        """Return what bears another name, by name: in no list until decided."""
        found: dict[str, list[Entry]] = {}
        for entry in self.documents.list(_TO_CHECK, limit=PAGE_MAX):
            found.setdefault(patient_of(entry), []).append(entry)
        return [tuple(some) for some in found.values()]

    def count(self) -> int:
        """Return how many documents wait to be checked."""
        return self.documents.count(_TO_CHECK)

    def accept(self, *entries: EntryId) -> Callable[[], object]:
        """Take documents as one's own: filed, and their names known from now on.

        Return what takes all of it back.
        """
        backs = [self._accept(entry) for entry in entries]
        return lambda: [back() for back in reversed(backs)]

    def refuse(self, *entries: EntryId) -> Callable[[], object]:
        """Put in the trash what is somebody else's; return what takes it back."""
        before = [self.documents.entry(entry) for entry in entries]
        self.documents.put(*(stated(one, State.TRASHED) for one in before))
        return partial(self.documents.put, *before)

    def not_mine(self, entry: EntryId) -> Callable[[], object]:
        """Take an arrival out of the lists; return what brings it back.

        It goes to the trash; what a professional deposited, nobody else may throw
        away: it is set aside to be checked, and what was noted from it is withdrawn.
        """
        found = self.documents.entry(entry)
        if self.may(found, Act.THROW):
            return self.refuse(entry)
        noted = self._noted(found)
        self.documents.put(stated(found, State.TO_CHECK), *map(withdrawn, noted))
        return partial(self.documents.put, found, *noted)

    def _noted(self, document: Entry) -> list[Entry]:
        """Return the lines that stand because this deposit proves them."""
        vault = self.documents.vault
        tied = [one.target for one in document.links if one.relation == ABOUT]
        lines = vault.entries(document.space, tied).values()
        proven = (one for one in lines if one.meta.get("source") == PROVEN)
        return [one for one in proven if one.meta.get("status") == State.CURRENT]

    def _accept(self, entry: EntryId) -> Callable[[], object]:
        documents, vault = self.documents, self.documents.vault
        mine = stated(documents.entry(entry), State.CURRENT)
        after = (*placed(vault, mine), *learnt(vault, documents.space, mine))
        before = vault.entries(documents.space.id, [one.id for one in after])
        documents.put(*after)
        return partial(documents.put, *before.values())

    def levels(self) -> Sequence[Confidentiality]:
        """Return the levels this person may choose."""
        documents = self.documents
        born = identity_of(documents.vault, documents.space).born
        return levels(born, documents.today.date())

    def hide(self, entry: EntryId, level: Confidentiality) -> Callable[[], object]:
        """Change who may read a document, all its versions, from now on.

        Its files get new keys, heavy ones by `resealing.finish`. Nothing takes back a
        reading. Return what shows them again as they were.
        """
        documents = self.documents
        before = versions.chain(documents.vault, documents.entry(entry))
        self.resealing.put(before, [hidden(one, level) for one in before])
        return partial(self.resealing.put_back, before)

    @property
    def resealing(self) -> Resealing:
        """What gives new keys to the files of what is hidden."""
        return Resealing(self.documents)

    def may(self, entry: Entry, act: str) -> bool:
        """Say whether the person may do *act* (a code of `Act`) to a document."""
        return may(Actor.HOLDER, maker_of(entry), Act(act))
