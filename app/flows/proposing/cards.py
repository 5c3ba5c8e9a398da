"""« Carte de groupe sanguin » : asked for at once; noted unasked when it is proven."""

from collections.abc import Iterable
from contextlib import suppress
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
PROVEN: Final = "deposited:laboratory"
"""The source of what a laboratory put here, as its directory vouches."""


@dataclass(frozen=True, slots=True, repr=False)
class Cards:
    """Only of who the document names, and only once: the rest stays proposed.

    Nothing proves who wrote a file: what it says is noted once the person said yes.
    Of a deposit, the directory says who wrote it. What was declared is left as it is.
    """

    documents: Documents

    def asked(self, added: Added) -> int | None:
        """Return the rank of the blood group to ask about, None when there is none."""
        told = self._told(added)
        return None if told is None else told.rank

    def take(self, added: Added) -> Entry | None:
        """Note the blood group a laboratory deposited, None for anything else."""
        proven = added.entry and added.entry.meta.get("source") == PROVEN
        told = self._told(added) if proven else None
        if not (told and added.entry):
            return None
        with suppress(AlveoleError):  # the document keeps proposing it
            return Proposals.over(self.documents).accept(added.entry.id, told.rank)
        return None

    def _told(self, added: Added) -> Proposal | None:
        """Return the blood group a laboratory tells in a new document.

        What cannot be read now stays in the document, which keeps proposing it.
        """
        entry = added.entry
        fresh = added.status is Status.IMPORTED and added.mine
        if not (entry and fresh and _of_laboratory(entry)):
            return None
        try:
            return self._only(entry)
        except AlveoleError:
            return None

    def _only(self, document: Entry) -> Proposal | None:
        proposals = Proposals.over(self.documents)
        told = [one for one in proposals.of(document.id) if one.topic.kind == _KIND]
        if len({one.said["group"] for one in told}) != 1 or _loose(told):
            return None
        known = _known(told[0], proposals.lines.lines(told[0].topic.code))
        return None if known else told[0]


def _of_laboratory(document: Entry) -> bool:
    if document.meta.get("source") == PROVEN:
        return True
    names = ("type", "profession", "author", "facility")
    said = [document.meta.get(name, "") for name in names]
    return maker_of(document) is not Maker.PERSON and says_laboratory(*said)


def _loose(told: Iterable[Proposal]) -> bool:
    return any(one.provisional for one in told)


def _known(told: Proposal, lines: Iterable[Line]) -> bool:
    """Say whether a laboratory told the same already, even if it was put aside."""
    found = (one for one in lines if one.source == _LABORATORY)
    return any(one.said.get("group") == told.said["group"] for one in found)
