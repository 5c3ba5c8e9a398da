"""« Confier » and its end, drafted as the log stands when they leave.

A queued line says what the person wants; its keys and epochs are those of the moment,
so that two devices saying the same, or one saying it late, meet without harm.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from app.crypto.grants import KeyRef, key_envelope
from app.crypto.identity import IdentityCard, card_hash
from app.crypto.notes import Note, note, open_note
from app.crypto.statements import Grant, GrantStatement, OpType, Revoke, RootPin
from app.domain.errors import Refused
from app.domain.journal import Control, Line
from app.domain.trail import ItemHead
from app.flows.sealed.batch import Draft
from app.flows.sealed.cards import Cards
from app.flows.sealed.copies import erased
from app.flows.sealed.epochs import Openings
from app.rules.lending import expired, forsaken, readers, still_held, unserved

ASKED: Final = 1
EXPIRED: Final = 2
"""Why a grant is taken back: the person said so, or its last day is past."""

LENT = 2
"""The group of the control lines that say a wish, written anew when they leave."""


def nothing(_collection: bytes) -> tuple[ItemHead, ...]:
    """Return what was made for a service where none reads."""
    return ()


class Lending:
    """Drafts grants, their ends and new keys, for one push of one space.

    Once a new key of a collection is drafted, nothing else leaves for it in this push:
    what is sealed with a key the log does not know might never open. *copies* tells
    what was made for the services that read a collection: it goes with the last one.
    *over* are the lines that have nothing to say any more.
    """

    def __init__(
        self,
        openings: Openings,
        cards: Cards,
        lines: Iterable[Line],
        now: int,
        copies: Callable[[bytes], Iterable[ItemHead]] = nothing,
    ) -> None:
        self._copies = copies
        self._openings = openings
        self._standing = openings.standing
        self._cards = cards
        self._now = now
        self._ending = {grant for line in lines if (grant := ended_by(line.control))}
        self._turning: set[bytes] = set()
        self._given: set[bytes] = set()
        self.over: list[int] = []

    def due(self) -> dict[bytes, dict[bytes, int]]:
        """Return the collections to `turn` unasked: with what is over, or nobody.

        The latter have a key that a reader lacks, or that one who left still holds.
        Nothing while a pull is due: another device may have said it.
        """
        standing = self._standing
        if standing.promised or not standing.root_epoch:
            return {}
        over: dict[bytes, dict[bytes, int]] = {}
        for why, grants in ((EXPIRED, expired), (ASKED, forsaken)):
            for grant, right in grants(standing, self._now).items():
                over.setdefault(right.collection, {})[grant] = why
        lacking = sorted(self._unserved() | still_held(standing))
        return {**{one: {} for one in lacking}, **over}

    def _unserved(self) -> set[bytes]:
        lacking = unserved(self._standing, self._now).values()
        return {one.collection for one in lacking if self._cards.of(one.identity)}

    def about(self, line: Line) -> bool:
        """Say whether a line gives a collection or takes it back."""
        return bool(line.control and line.control.group == LENT)

    def holds(self, drafts: Iterable[Draft]) -> bool:
        """Say whether some drafts must wait for a key that is on its way."""
        return any(self.turns(draft.collection) for draft in drafts)

    def turns(self, collection: bytes) -> bool:
        """Say whether a new key of a collection is on its way."""
        return collection in self._turning

    def drafts(self, line: Line) -> list[Draft]:
        """Return the ops of one line, [] when it must wait or is over.

        Raises Refused("root.absent" | "wrap.invalid" | "card.unknown").
        """
        control = line.control
        if control is None or control.lane in self._turning:
            return []
        give = control.type == OpType.GRANT
        made = self._gift(line, control) if give else self._end(line, control)
        return [*made[:-1], replace(made[-1], line=line.n)] if made else []

    def _end(self, line: Line, control: Control) -> list[Draft]:
        revoke = Revoke.decode(control.core)
        right = self._standing.rights.get(revoke.grant)
        if right and not right.revoked and control.lane not in self._given:
            return self.turn(control.lane, {revoke.grant: revoke.reason})
        coming = self._standing.promised or control.lane in self._given
        if (right and right.revoked) or not (right or coming):
            self.over.append(line.n)
        return []

    def _gift(self, line: Line, control: Control) -> list[Draft]:
        given = GrantStatement.decode(Grant.decode(control.core).statement)
        known = given.grant in self._standing.rights
        if known or given.grant in self._ending or given.until <= self._now:
            self.over.append(line.n)
            return []
        card = self._cards.of(given.to)
        if card is None:
            raise Refused("card.unknown")
        opened = self._openings.open(control.lane)
        return [*opened, self.granted(given, self.said(given, control.epoch), card)]

    def granted(self, given: GrantStatement, said: Note, card: IdentityCard) -> Draft:
        """Write a grant, for the key and the root of now.

        Raises Refused("wrap.invalid").
        """
        standing, lane = self._standing, given.collection
        self._given.add(lane)
        epoch = standing.epoch(lane) or 1
        ref, ck = self._key(lane, epoch)
        statement = replace(
            given,
            card_hash=card_hash(card.encode()),
            sealed_note=note(ck, said, ref, given.grant, self._openings.entropy),
            root=RootPin(standing.root_epoch, standing.root_key),
        ).encode()
        sealed = key_envelope(card.hpke, ck, ref, given.to, statement)
        core = Grant(statement, sealed).encode()
        return self._control(OpType.GRANT, lane, epoch, core)

    def said(self, given: GrantStatement, epoch: int) -> Note:
        """Return what a grant of an epoch says. Raises Refused("wrap.invalid")."""
        ref, ck = self._key(given.collection, epoch)
        return open_note(ck, given.sealed_note, ref, given.grant)

    def _key(self, collection: bytes, epoch: int) -> tuple[KeyRef, bytes]:
        ck = self._openings.keys.ck(collection, epoch)
        if ck is None:
            raise Refused("wrap.invalid")
        return KeyRef(self._standing.space, collection, epoch), ck

    def turn(self, collection: bytes, ended: Mapping[bytes, int]) -> list[Draft]:
        """Take grants back (why, by id), and renew the key for those who stay.

        Raises Refused("root.absent" | "wrap.invalid").
        """
        standing = self._standing
        self._turning.add(collection)
        epoch = standing.lane(collection).epoch
        revokes = [
            self._control(
                OpType.REVOKE,
                collection,
                epoch,
                Revoke(standing.space, grant, reason).encode(),
            )
            for grant, reason in ended.items()
        ]
        held = readers(standing, collection, self._now).items()
        stay = [right for grant, right in held if grant not in ended]
        cards = {
            right.statement: card
            for right in stay
            if (card := self._cards.of(right.identity))
        }
        gone = [] if stay else erased(standing, self._copies(collection))
        return [*gone, *revokes, self._openings.renew(collection, cards)]

    def _control(
        self, kind: OpType, collection: bytes, epoch: int, core: bytes
    ) -> Draft:
        root_epoch = self._standing.root_epoch
        return Draft(kind, collection, epoch, core=core, root_epoch=root_epoch)


def ended_by(control: Control | None) -> bytes:
    """Return the grant a queued line takes back, b"" for another line."""
    if control is None or (control.group, control.type) != (LENT, OpType.REVOKE):
        return b""
    return Revoke.decode(control.core).grant


def given_by(control: Control | None) -> GrantStatement | None:
    """Return the grant a queued line gives, None for another line."""
    if control is None or (control.group, control.type) != (LENT, OpType.GRANT):
        return None
    return GrantStatement.decode(Grant.decode(control.core).statement)
