"""« Carte de groupe sanguin » : noted by itself when it says a laboratory wrote it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.domain.entry import Entry
from app.domain.errors import AlveoleError
from app.domain.topic import Line
from app.flows.documents import Added, Documents, Status
from app.flows.proposing.proposals import Proposal, Proposals
from app.rules.authorship import Maker, maker_of
from app.rules.profile.laboratory import says_laboratory

_KIND: Final = "blood-group"
_LABORATORY: Final = "laboratory"


@dataclass(frozen=True, slots=True, repr=False)
class Cards:
    """Only of who the document names, and only once: the rest stays proposed.

    Nothing proves who wrote a file: the line says that it is what a document says, and
    may be changed. What was declared is left as it is, whether it agrees or not.
    """

    documents: Documents

    def take(self, added: Added) -> Entry | None:
        """Note the blood group a new document tells, None when it tells none.

        What cannot be read now stays in the document, which keeps proposing it.
        """
        entry = added.entry
        fresh = added.status is Status.IMPORTED and added.mine
        if not (entry and fresh and _of_laboratory(entry)):
            return None
        try:
            return self._taken(entry)
        except AlveoleError:
            return None

    def _taken(self, document: Entry) -> Entry | None:
        proposals = Proposals.over(self.documents)
        told = [one for one in proposals.of(document.id) if one.topic.kind == _KIND]
        if len({one.said["group"] for one in told}) != 1 or _loose(told):
            return None
        if _known(told[0], proposals.lines.lines(told[0].topic.code)):
            return None
        return proposals.accept(document.id, told[0].rank)


def _of_laboratory(document: Entry) -> bool:
    names = ("type", "profession", "author", "facility")
    said = [document.meta.get(name, "") for name in names]
    return maker_of(document) is not Maker.PERSON and says_laboratory(*said)


def _loose(told: Iterable[Proposal]) -> bool:
    return any(one.provisional for one in told)


def _known(told: Proposal, lines: Iterable[Line]) -> bool:
    """Say whether a laboratory told the same already, even if it was put aside."""
    found = (one for one in lines if one.source == _LABORATORY)
    return any(one.said.get("group") == told.said["group"] for one in found)
