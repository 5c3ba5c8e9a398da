"""« Confier » : what a person may read of the space, until when; taken back at will."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Self

from app.crypto.grants import KeyRef, Label
from app.crypto.identity import card_hash
from app.crypto.notes import Note, note
from app.crypto.packing import Signed
from app.crypto.statements import (
    Grant,
    GrantStatement,
    OpType,
    Purpose,
    Revoke,
    Role,
    RootPin,
)
from app.domain.collection import Confidentiality, Rubric
from app.domain.errors import Refused
from app.domain.ids import CollectionId
from app.domain.journal import Control
from app.domain.mandate import Known, Mandate, MandateState
from app.domain.write import Write
from app.flows.keychain import SpaceKeys
from app.flows.mandates.acquaintances import Acquaintances
from app.flows.mandates.counting import counted
from app.flows.mandates.gifts import Gift, Gifts
from app.flows.preferences import Preferences
from app.flows.sealed.cards import verified
from app.flows.sealed.epochs import new_collection
from app.flows.sealed.lending import LENT
from app.ports.courier import Courier
from app.ports.journal import Journal
from app.ports.trail import Trail

LONGEST: Final = 367 * 86_400_000
"""Ms: a year, the day after its last day included."""

OFFERED: Final = (
    Rubric.PROFILE,
    Rubric.MEASURES,
    Rubric.VACCINES,
    Rubric.WISHES,
    Rubric.AGENDA,
    Rubric.PRESCRIPTION,
    Rubric.REPORT,
    Rubric.IMAGING,
    Rubric.SYNTHESIS,
    Rubric.CARE_PLAN,
    Rubric.DISPENSATION,
    Rubric.ADMINISTERED,
    Rubric.CERTIFICATE,
    Rubric.REIMBURSEMENT,
    Rubric.MANAGEMENT,
    Rubric.OTHER_DOCUMENTS,
)
"""What may be entrusted; what is hidden lies elsewhere, and never goes along."""

_ASKED: Final = 1
_NAME_BYTES: Final = 200


@dataclass(frozen=True, slots=True, repr=False)
class Mandates:
    """Entrusts rubrics to people, for reading only, and takes them back.

    All of it may be said without network: it leaves with the next exchange.
    """

    people: Acquaintances
    gifts: Gifts

    @classmethod
    def over(
        cls, preferences: Preferences, journal: Journal, trail: Trail, courier: Courier
    ) -> Self:
        """Return the mandates of the space of these preferences."""
        people = Acquaintances(preferences, courier)
        return cls(people, Gifts(journal, trail, preferences.space.id))

    def my_code(self) -> str:
        """Return the code one shows to be entrusted something."""
        return self.people.my_code()

    async def find(self, code: str) -> Known:
        """Return the person of a code; raises as `Acquaintances.find`."""
        return await self.people.find(code)

    def offered(self) -> tuple[Rubric, ...]:
        """Return the rubrics one may entrust, in the order of the screens."""
        return OFFERED

    def counts(self) -> Mapping[Rubric, int]:
        """Return how much of each rubric would be read, as of now."""
        kept = self._preferences
        return counted(kept.vault, kept.world, self.gifts.space)

    def give(
        self, to: Known, *, name: str, rubrics: Sequence[Rubric], until: int
    ) -> Mandate:
        """Entrust rubrics to a person one calls *name*, until *until* (Unix ms).

        Raises Refused("mandate.rubrics") for none, or one that is not offered,
        Refused("mandate.until") for a past end or one in over a year,
        Refused("name.missing" | "key.changed").
        """
        world = self._preferences.world
        if not rubrics or set(rubrics) - set(OFFERED):
            raise Refused("mandate.rubrics")
        if not world.ms() < until <= world.ms() + LONGEST:
            raise Refused("mandate.until")
        called, mandate = self.people.call(to, name), world.new_id()
        wanted = tuple(one for one in OFFERED if one in rubrics)
        keys = SpaceKeys(self._preferences.vault, self.gifts.space)
        controls = [
            self._grant(keys, to, mandate, collection, until)
            for rubric in wanted
            for collection in self._collections(keys, rubric)
        ]
        write = Write(self.gifts.space, controls=tuple(controls), secrets=keys.learnt)
        self._preferences.vault.commit(write)
        state = MandateState.WAITING
        since = _drawn_at(mandate)
        return Mandate(mandate, to.identity, called, wanted, since, until, state)

    def every(self) -> list[Mandate]:
        """Return what was entrusted, newest first, what is over included."""
        gifts = self.gifts.every(self._preferences.world.ms())
        kept = sorted(gifts, key=lambda one: one.mandate, reverse=True)
        keys = SpaceKeys(self._preferences.vault, self.gifts.space)
        return [
            self._mandate(keys, mandate, list(parts))
            for mandate, parts in groupby(kept, key=lambda one: one.mandate)
        ]

    def end(self, mandate: bytes) -> None:
        """Take back what was entrusted; what was read may have been copied.

        Raises Refused("mandate.absent") when it is not known.
        """
        gifts = self.gifts.every(self._preferences.world.ms())
        mine = [one for one in gifts if one.mandate == mandate]
        if not mine:
            raise Refused("mandate.absent")
        live = [one for one in mine if not (one.over or one.ending)]
        write = Write(
            self.gifts.space,
            controls=tuple(self._revoke(one) for one in live),
            dropped=tuple(one.line for one in live if one.line),
        )
        self._preferences.vault.commit(write)

    def _collections(self, keys: SpaceKeys, rubric: Rubric) -> list[CollectionId]:
        """Return every collection of a rubric: two devices may each have opened one."""
        found = keys.of(rubric, Confidentiality.N)
        meaning = Label(rubric, Confidentiality.N, "")
        entropy = self._preferences.world.entropy
        return found or [new_collection(keys, meaning, entropy)]

    def _grant(
        self,
        keys: SpaceKeys,
        to: Known,
        mandate: bytes,
        collection: CollectionId,
        until: int,
    ) -> Control:
        """Return the line of one grant; its key is added when it leaves."""
        standing, world = self.gifts.standing(), self._preferences.world
        ref = KeyRef(standing.space, collection, standing.epoch(collection) or 1)
        ck, grant = keys.ck(collection, ref.epoch), world.new_id()
        if ck is None:
            raise Refused("wrap.invalid")
        statement = GrantStatement(
            grant=grant,
            mandate=mandate,
            space=standing.space,
            to=to.identity,
            to_kind=verified(to.card, to.identity).kind,
            card_hash=card_hash(Signed.decode(to.card).core),
            collection=collection,
            role=Role.READ,
            not_before=0,
            until=until,
            purpose=Purpose.HELP,
            sealed_note=note(ck, self._said(), ref, grant, world.entropy),
            root=RootPin(standing.root_epoch, standing.root_key or bytes(32)),
        )
        core = Grant(statement.encode()).encode()
        root_epoch = standing.root_epoch
        return Control(
            OpType.GRANT, collection, ref.epoch, core, root_epoch, group=LENT
        )

    def _said(self) -> Note:
        """Say whose space it is, to who will read it."""
        space = self._preferences.space
        name = space.name.encode()[:_NAME_BYTES].decode(errors="ignore")
        return Note(name, space.birth_date)

    def _revoke(self, gift: Gift) -> Control:
        standing, collection = self.gifts.standing(), CollectionId(gift.collection)
        core = Revoke(standing.space, gift.grant, _ASKED).encode()
        epoch, root_epoch = standing.epoch(collection), standing.root_epoch
        return Control(OpType.REVOKE, collection, epoch, core, root_epoch, group=LENT)

    def _mandate(self, keys: SpaceKeys, mandate: bytes, parts: list[Gift]) -> Mandate:
        first = parts[0]
        told = set(_rubrics(keys, parts))
        return Mandate(
            mandate,
            first.to,
            self.people.name(first.to),
            tuple(one for one in OFFERED if one in told),
            _drawn_at(mandate),
            max(one.until for one in parts),
            _state(parts),
        )

    @property
    def _preferences(self) -> Preferences:
        return self.people.preferences


def _rubrics(keys: SpaceKeys, parts: list[Gift]) -> Iterator[Rubric]:
    for part in parts:
        label = keys.label(part.collection)
        if label and label.rubric in tuple(Rubric):
            yield Rubric(label.rubric)


def _state(parts: list[Gift]) -> MandateState:
    live = [one for one in parts if not one.over]
    if not live:
        return MandateState.ENDED
    if any(one.ending for one in live):
        return MandateState.ENDING
    waiting = any(one.line for one in live)
    return MandateState.WAITING if waiting else MandateState.ACTIVE


def _drawn_at(own: bytes) -> int:
    """Return when an id was drawn (Unix ms): it says so itself."""
    return int.from_bytes(own[:6], "big")
