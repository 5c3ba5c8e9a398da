"""« Confier » : what a person may read of the space, until when; taken back at will."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from app.crypto.grants import Label
from app.crypto.notes import Note
from app.crypto.statements import (
    Purpose,
)
from app.domain.collection import Confidentiality, Rubric
from app.domain.errors import Refused
from app.domain.ids import CollectionId, made_at
from app.domain.mandate import Known, Mandate, MandateState
from app.domain.space import Space
from app.domain.write import Write
from app.flows.keychain import SpaceKeys
from app.flows.mandates.counting import counted
from app.flows.mandates.gifts import Gift, state_of
from app.flows.mandates.giving import Giving
from app.flows.mandates.granting import Granting, ending
from app.flows.sealed.epochs import new_collection

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

_ELSEWHERE: Final = (Rubric.SERVICE, Rubric.MESSAGES)
"""Rubrics that are read by one's consent, or in a conversation of their own."""

_NAME_BYTES: Final = 200


@dataclass(frozen=True, slots=True, repr=False)
class Mandates:
    """Entrusts rubrics to people, for reading only, and takes them back.

    All of it may be said without network: it leaves with the next exchange.
    """

    giving: Giving

    def my_code(self) -> str:
        """Return the code one shows to be entrusted something."""
        return self.giving.people.my_code()

    async def find(self, code: str) -> Known:
        """Return the person of a code; raises as `Acquaintances.find`."""
        return await self.giving.people.find(code)

    def offered(self) -> tuple[Rubric, ...]:
        """Return the rubrics one may entrust, in the order of the screens."""
        return OFFERED

    def counts(self) -> Mapping[Rubric, int]:
        """Return how much of each rubric would be read, as of now."""
        kept = self.giving.preferences
        return counted(kept.vault, kept.world, self.giving.space)

    def give(
        self, to: Known, *, name: str, rubrics: Sequence[Rubric], until: int
    ) -> Mandate:
        """Entrust rubrics to a person one calls *name*, until *until* (Unix ms).

        Raises Refused("mandate.rubrics") for none, or one that is not offered,
        Refused("mandate.until") for a past end or one in over a year,
        Refused("name.missing" | "key.changed").
        """
        world = self.giving.world
        if not rubrics or set(rubrics) - set(OFFERED):
            raise Refused("mandate.rubrics")
        self.giving.check_end(until, "mandate.until")
        called, mandate = self.giving.people.call(to, name), world.new_id()
        wanted = tuple(one for one in OFFERED if one in rubrics)
        keys = self.giving.keys()
        said = said_of(self.giving.preferences.space)
        granting = Granting(self.giving.gifts, world, keys, said)
        controls = [
            granting.give(to, mandate, collection, until=until, purpose=Purpose.HELP)
            for rubric in wanted
            for collection in self._collections(keys, rubric)
        ]
        write = Write(self.giving.space, controls=tuple(controls), secrets=keys.learnt)
        self.giving.vault.commit(write)
        state = MandateState.WAITING
        since = made_at(mandate)
        return Mandate(mandate, to.identity, called, wanted, since, until, state)

    def every(self) -> list[Mandate]:
        """Return what was entrusted, newest first, what is over included."""
        keys = self.giving.keys()
        kept = sorted(self._given(keys), key=lambda one: one.mandate, reverse=True)
        return [
            self._mandate(keys, mandate, list(parts))
            for mandate, parts in groupby(kept, key=lambda one: one.mandate)
        ]

    def end(self, mandate: bytes) -> None:
        """Take back what was entrusted; what was read may have been copied.

        Raises Refused("mandate.absent") when it is not known.
        """
        keys = self.giving.keys()
        mine = [one for one in self._given(keys) if one.mandate == mandate]
        if not mine:
            raise Refused("mandate.absent")
        self.giving.vault.commit(ending(self.giving.gifts, mine))

    def _given(self, keys: SpaceKeys) -> list[Gift]:
        """Return what was entrusted: not what services read, nor conversations."""
        gifts = self.giving.every()
        return [one for one in gifts if not _apart(keys, one)]

    def _collections(self, keys: SpaceKeys, rubric: Rubric) -> list[CollectionId]:
        """Return every collection of a rubric: two devices may each have opened one."""
        found = keys.of(rubric, Confidentiality.N)
        meaning = Label(rubric, Confidentiality.N, "")
        entropy = self.giving.world.entropy
        return found or [new_collection(keys, meaning, entropy)]

    def _mandate(self, keys: SpaceKeys, mandate: bytes, parts: list[Gift]) -> Mandate:
        first, since = parts[0], made_at(mandate)
        told, state = set(_rubrics(keys, parts)), state_of(parts)
        left = max(one.left for one in parts) if state is MandateState.ENDED else 0
        return Mandate(
            mandate,
            first.to,
            self.giving.people.name(first.to),
            tuple(one for one in OFFERED if one in told),
            since,
            max(one.until for one in parts),
            state,
            max(since, left) if left else 0,  # a date of theirs: never before mine
        )


def said_of(space: Space) -> Note:
    """Say whose space it is, to who will read some of it."""
    name = space.name.encode()[:_NAME_BYTES].decode(errors="ignore")
    return Note(name, space.birth_date)


def _rubrics(keys: SpaceKeys, parts: list[Gift]) -> Iterator[Rubric]:
    for part in parts:
        label = keys.label(part.collection)
        if label and label.rubric in tuple(Rubric):
            yield Rubric(label.rubric)


def _apart(keys: SpaceKeys, gift: Gift) -> bool:
    label = keys.label(gift.collection)
    return label is not None and label.rubric in _ELSEWHERE
