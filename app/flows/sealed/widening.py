"""« Confier » goes on: a collection opened since joins the mandates of its rubric.

A mandate says a rubric, of which each device may open a collection before it hears of
another's. The first device that sees one gives it under the same mandate and end.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from app.crypto.notes import Note
from app.crypto.statements import GrantStatement, Purpose
from app.domain.collection import Confidentiality, Rubric
from app.domain.errors import Refused
from app.domain.ids import ID_SIZE, CollectionId
from app.domain.journal import Line
from app.flows.sealed.batch import Draft
from app.flows.sealed.cards import Cards
from app.flows.sealed.epochs import Openings
from app.flows.sealed.lending import Lending, ended_by, given_by
from app.rules.lending import whole
from app.rules.standing import Right


class Widening:
    """Drafts the grants that lack, for one push of one space.

    What *lines* give, or take back, leaves with them.
    """

    def __init__(
        self, openings: Openings, cards: Cards, lending: Lending, lines: Iterable[Line]
    ) -> None:
        self._openings, self._cards, self._lending = openings, cards, lending
        lines = list(lines)
        told = [given for line in lines if (given := given_by(line.control))]
        self._coming = {(given.mandate, given.collection) for given in told}
        self._ending = {ended_by(line.control) for line in lines}

    def drafts(self, now: int) -> Iterator[list[Draft]]:
        """Give the op of each grant that lacks; none while a pull is due."""
        standing = self._openings.standing
        if standing.promised or not standing.root_epoch:
            return
        for mandate in whole(standing, now):
            for collection, right in self._lacking(mandate).items():
                with suppress(Refused):  # what cannot be given now is tried again
                    yield [self._draft(collection, right)]

    def _lacking(self, mandate: list[Right]) -> dict[CollectionId, Right]:
        """Return what a mandate lacks, with a grant of the same rubric."""
        given = {right.collection: _said(right) for right in mandate}
        if self._ending & {said.grant for said in given.values()}:
            return {}
        return {
            twin: right
            for right in mandate
            if given[right.collection].purpose == Purpose.HELP
            for twin in self._twins(right.collection)
            if twin not in given and (right.mandate, twin) not in self._coming
        }

    def _twins(self, collection: bytes) -> list[CollectionId]:
        """Return the collections of the log that hold the same rubric, for others."""
        keys, lanes = self._openings.keys, self._openings.standing.lanes
        label = keys.label(collection)
        if label is None or label.rubric not in tuple(Rubric):
            return []
        same = keys.of(Rubric(label.rubric), Confidentiality.N)
        return [one for one in same if one in lanes and lanes[one].epoch]

    def _draft(self, collection: CollectionId, right: Right) -> Draft:
        given, card = _said(right), self._cards.of(right.identity)
        if card is None or self._lending.turns(collection):
            raise Refused("card.unknown")
        grant = self._openings.entropy(ID_SIZE)
        given, note = (
            replace(given, grant=grant, collection=collection),
            self._note(right),
        )
        return self._lending.granted(given, note, card)

    def _note(self, right: Right) -> Note:
        """Return what the grant says, sealed at one of the epochs it was read at."""
        for epoch in range(right.epoch, 0, -1):
            with suppress(Refused):
                return self._lending.said(_said(right), epoch)
        raise Refused("wrap.invalid")


def _said(right: Right) -> GrantStatement:
    return GrantStatement.decode(right.statement)
