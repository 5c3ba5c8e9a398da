"""An offer read: who signed it, to whom, which rubric; its key is not kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.crypto.grants import KeyRef, check_ck, open_key_envelope, open_label
from app.crypto.notes import open_note
from app.crypto.runs import Run, verify_op, verify_run
from app.crypto.statements import (
    ControlBody,
    Epoch,
    Grant,
    GrantStatement,
    Head,
    OpType,
)
from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.ids import ROOT, CollectionId, IdentityId, SpaceId
from app.domain.mandate import FURTHEST
from app.domain.proposal import Offer, called
from app.flows.keychain import Me
from app.rules.people import Person, authors
from app.rules.rights import READ


@dataclass(frozen=True, slots=True)
class Shown:
    """A grant as a server shows it; *opening* is the epoch its key was made in."""

    epoch: int
    run: Run
    index: int
    head: bytes = field(repr=False)
    body: bytes = field(repr=False)
    opening: bytes = field(repr=False)


def read_offer(shown: Shown, space: SpaceId, me: Me, people: Iterable[Person]) -> Offer:
    """Return what is offered, signed by a device of who offers it.

    Whether they may give it is judged with the lane, once it is accepted. Raises
    Refused("grant.forged" | "sig.invalid" | "wrap.invalid"…), codes of trust section
    15, for what is no offer to *me*.
    """
    giver, key = _author(shown.run.device, people)
    verify_run(key, shown.run, space)
    head = verify_op(shown.run, shown.index, shown.head, shown.body)
    if head.type != OpType.GRANT or head.collection == ROOT:
        raise Refused("grant.forged")
    grant = Grant.decode(ControlBody.decode(shown.body).core)
    given = GrantStatement.decode(grant.statement)
    _check_given(given, head, me)
    ref = KeyRef(space, head.collection, head.epoch)
    ck = open_key_envelope(
        me.identity_keys.hpke, grant.key_envelope, ref, me.identity, grant.statement
    )
    rubric = _rubric(ck, Epoch.decode(shown.opening), ref)
    note = open_note(ck, given.sealed_note, ref, given.grant)
    ids = space, CollectionId(head.collection), given.grant, given.mandate, giver
    return Offer(*ids, rubric, called(note.name), given.until, shown.epoch)


def _author(device: bytes, people: Iterable[Person]) -> tuple[IdentityId, bytes]:
    for person in people:
        card, known = authors(person)
        if device in known:
            return IdentityId(card.identity), known[device].key
    raise Refused("grant.forged")


def _check_given(given: GrantStatement, head: Head, me: Me) -> None:
    named = given.space, given.collection, given.to
    if named != (head.space, head.collection, me.identity):
        raise Refused("grant.forged")
    if given.role < READ or not 0 < given.until <= FURTHEST:
        raise Refused("grant.forged")


def _rubric(ck: bytes, made: Epoch, ref: KeyRef) -> int:
    """Return what a key opens. Raises Refused("grant.forged") for no known rubric."""
    if (made.collection, made.epoch) != (ref.collection, ref.epoch):
        raise Refused("epoch.stale")
    check_ck(ck, made.ck_commit, ref)
    rubric = open_label(ck, made.label, ref).rubric
    if rubric not in set(Rubric):
        raise Refused("grant.forged")
    return rubric
