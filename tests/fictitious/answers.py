"""Answers as no honest program sends them: a true one, altered and signed again."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.crypto.canon import digest
from app.crypto.grants import KeyRef
from app.crypto.runs import seal_run
from app.crypto.signing import private_key
from app.crypto.statements import Head
from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.when import When
from app.flows.deposits.answering import Answer, answered, door_of
from app.flows.deposits.writing import Parcel, put_in
from app.flows.keychain import Me, SpaceKeys
from app.flows.sealed.runs import SealedOp, SealedRun
from app.rules.deposits.chain import Door
from sync import wire
from tests.journeys.town import Device

TEXT = "Prenez rendez-vous."


def door(person: Device, thread: str) -> Door:
    """Return where to write in a conversation, by the keys of the person herself."""
    keys = SpaceKeys(person.vault, person.space.id)
    (collection,) = keys.of(Rubric.MESSAGES, Confidentiality.N, thread)
    lane = person.sealing.standing(person.space.id).lane(collection)
    ck = keys.ck(collection, lane.epoch)
    assert ck is not None
    return door_of(lane, ck, KeyRef(person.space.id, collection, lane.epoch))


def parcel(
    me: Me, person: Device, thread: str, answer: Answer | None = None, *, ctr: int = 0
) -> Parcel:
    """Return an answer as *me* would send it, had they the keys."""
    told = answer or Answer(TEXT)
    where = door(person, thread), person.space.id
    return answered(told, *where, me=me, world=person.world, ctr=ctr)


def written(
    me: Me,
    person: Device,
    thread: str,
    *,
    kind: str = "message",
    meta: dict[str, str] | None = None,
) -> Parcel:
    """Return anything at all, sealed where answers go."""
    entry = Entry(
        person.space.id,
        EntryId(person.world.new_id()),
        kind,
        b"",
        When.unknown(),
        Rubric.MESSAGES,
        meta={"text": TEXT} if meta is None else meta,
    )
    return put_in(entry, {}, door(person, thread), me=me, world=person.world, ctr=0)


def altered(made: Parcel, me: Me, **changes: Any) -> Parcel:  # noqa: ANN401 - fields of a head
    """Return an answer with another head, signed by *me*."""
    (op,) = made.run.ops
    head = replace(Head.decode(op.head), body=digest(op.body), **changes)
    return resigned(made, me, [SealedOp(head.encode(), op.body)])


def resigned(made: Parcel, me: Me, ops: Sequence[SealedOp]) -> Parcel:
    """Return a parcel of these ops, in one run that *me* signs."""
    first = Head.decode(ops[0].head)
    key = private_key(me.keys.sign)
    run = seal_run(key, first.space, first.collection, [op.head for op in ops])
    return replace(made, counter=first.ctr, run=SealedRun(run, tuple(ops)))


def push_of(made: Parcel) -> bytes:
    """Return the very bytes of a push of an answer, or of several in one run."""
    run = made.run.run
    told = wire.Run(run.space, run.device, run.collection, run.leaves, run.signature)
    ops = [wire.Op(op.head, op.body, []) for op in made.run.ops]
    return wire.encode(wire.Push(wire.WIRE_VERSION, [wire.SealedRun(told, ops)]))
