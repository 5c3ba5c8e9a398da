"""Accepted ops opened: keys learnt, entries merged with what waits to leave."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.crypto.bodies import unpack_body
from app.crypto.grants import (
    KeyRef,
    Label,
    check_ck,
    deposit_secrets,
    open_key_envelope,
    open_label,
    open_root_wrap,
)
from app.crypto.items import ItemRef, open_item, unwrap_dek, wrap_key
from app.crypto.statements import Epoch, Grant, GrantStatement, Head, OpType
from app.crypto.suites import CLASSIC, HYBRID, best_suite, public_key
from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import ROOT, EntryId
from app.flows.keychain import Me, SpaceKeys
from app.flows.sealed import received_messages
from app.flows.sealed.bodies import SealedBodies
from app.flows.sealed.copies import is_copy
from app.flows.sealed.deposits import plain_of, received
from app.flows.sealed.received_messages import correspondence, is_thread
from app.flows.sealed.written import undated
from app.rules.deposits.vouching import vouched
from app.rules.judging import Verdict
from app.rules.pages import Row
from app.rules.registered import Registered
from app.rules.standing import Standing

CONTENT = (OpType.PUT, OpType.DEPOSIT)
"""Op types that bring a version of an entry."""


Known = Callable[[EntryId], Entry | None]
"""Gives an element that is here, None for one that is not."""


def unknown(_own: EntryId) -> None:
    """Know no element."""


class Opener:
    """Opens what a verified page brings, with the keys of this device.

    *known* gives what the person said of a conversation.
    """

    def __init__(
        self,
        standing: Standing,
        keys: SpaceKeys,
        me: Me,
        bodies: SealedBodies,
        known: Known = unknown,
    ) -> None:
        self._known = known
        self._standing = standing
        self._keys = keys
        self._me = me
        self._bodies = bodies

    def learn(self, verdict: Verdict) -> None:
        """Keep the keys a control op gives us.

        Raises Refused("wrap.invalid" | "suite.floor" | "statement.malformed").
        """
        order = verdict.order
        content = order.content if order else None
        if isinstance(content, Grant):
            self._from_grant(verdict.head, content)
        elif order and isinstance(content, Epoch) and content.collection != ROOT:
            self._from_epoch(content, order.signed.root_epoch)

    def is_copy(self, head: Head) -> bool:
        """Say whether an op is about what was made for a service alone."""
        return is_copy(self._keys, head.collection)

    def entry(self, verdict: Verdict) -> Entry:
        """Return the entry of a put or of a deposit, whole.

        Raises Refused("wrap.invalid" | "commit.mismatch" | "format.unknown" |
        "statement.malformed" | "body.malformed" | "body.too_large" |
        "blob.mismatch" | "date.malformed"), Wanting when the file of its body is
        not here yet.
        """
        row, head = verdict.row, verdict.head
        space, collection = self._standing.space, head.collection
        ck, label = self._keys.ck(collection, head.epoch), self._keys.label(collection)
        if ck is None or label is None:
            raise Refused("wrap.invalid")
        ref = ItemRef(space, head.item, head.base + 1, head.device)
        deposit = head.type == OpType.DEPOSIT
        body = plain_of(row.body, head, ck) if deposit else _plain(row, head, ref, ck)
        entry = unpack_body(
            body,
            ref,
            rubric=_rubric(label.rubric),
            confidentiality=_confidentiality(label.confidentiality),
            parts=head.refs,
        )
        entry = undated(entry, head.at)
        if deposit:
            told = self._told_again(entry, label, verdict)
            entry = replace(told, updated=head.at)
        return self._bodies.arriving(entry)

    def _told_again(self, entry: Entry, label: Label, verdict: Verdict) -> Entry:
        """Return what somebody else wrote, in our own words."""
        head = verdict.head
        if not is_thread(label):
            return received(entry, self._depositor(verdict), head.at)
        thread = self._known(EntryId(bytes.fromhex(label.name)))
        within = correspondence(self._standing, head, label, thread)
        return received_messages.received(entry, within, head.at)

    def _depositor(self, verdict: Verdict) -> Registered:
        """Return who the directory of that place says the author is."""
        author = self._standing.authors[verdict.head.device]
        return vouched(verdict.directory, author.vouched, verdict.head.at)

    def _from_grant(self, head: Head, grant: Grant) -> None:
        given = GrantStatement.decode(grant.statement)
        if given.to != self._me.identity or not grant.key_envelope:
            return
        ref = KeyRef(given.space, given.collection, head.epoch)
        ck = open_key_envelope(
            self._me.identity_keys.hpke,
            grant.key_envelope,
            ref,
            given.to,
            grant.statement,
        )
        self._keep(ck, ref)

    def _from_epoch(self, epoch: Epoch, root_epoch: int) -> None:
        """Open with the root of the op's own place: a later one may follow it."""
        space = self._standing.space
        root = self._keys.ck(ROOT, root_epoch)
        if root is None:
            raise Refused("wrap.invalid")
        ref = KeyRef(space, epoch.collection, epoch.epoch)
        ck = open_root_wrap(root, epoch.root_wrap, ref, root_epoch)
        check_deposit(epoch, deposit_secrets(ck, ref))
        self._keep(ck, ref)
        self._keys.name(epoch.collection, open_label(ck, epoch.label, ref))

    def _keep(self, ck: bytes, ref: KeyRef) -> None:
        lane = self._standing.lane(ref.collection)
        check_ck(ck, lane.commits.get(ref.epoch, bytes(32)), ref)
        self._keys.learn(ref.collection, ref.epoch, ck)


def check_deposit(epoch: Epoch, secrets: Mapping[int, bytes]) -> None:
    """Refuse deposit keys other than those every member derives: who holds them reads.

    Raises Refused("wrap.invalid"). A collection closed to deposit lists none; a key of
    a suite this machine lacks is left to the others.
    """
    told = {CLASSIC: epoch.deposit_pk1, HYBRID: epoch.deposit_pk2}
    for suite in range(CLASSIC, best_suite() + 1):
        if any(told.values()) and told[suite] != public_key(suite, secrets[suite]):
            raise Refused("wrap.invalid")


def _plain(row: Row, head: Head, ref: ItemRef, ck: bytes) -> bytes:
    """Return the content of a put."""
    wk = wrap_key(ck, head.space, head.collection, head.epoch)
    dek = unwrap_dek(wk, _wrap(row, head), ref, head.collection, head.epoch)
    return open_item(dek, ref, row.body)


def _wrap(row: Row, head: Head) -> bytes:
    for wrapped in row.wraps:
        if (wrapped.collection, wrapped.epoch) == (head.collection, head.epoch):
            return wrapped.wrap
    raise Refused("wrap.invalid")


def _rubric(code: int) -> Rubric:
    """Read a rubric; one from a later version lies among the other documents."""
    return Rubric(code) if code in tuple(Rubric) else Rubric.OTHER_DOCUMENTS


def _confidentiality(code: int) -> Confidentiality:
    """Read a confidentiality; one from a later version is the strictest we know."""
    known = code in tuple(Confidentiality)
    return Confidentiality(code) if known else Confidentiality.PRIVE
