"""What the controls of a lane give its reader: keys, a label, whose space it is."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from app.crypto.grants import (
    KeyRef,
    check_ck,
    open_back_link,
    open_key_envelope,
    open_label,
)
from app.crypto.notes import Note, open_note
from app.crypto.statements import Epoch, Grant, GrantStatement
from app.domain.errors import Refused
from app.domain.ids import ROOT, CollectionId, SpaceId
from app.domain.mandate import FURTHEST
from app.flows.entrusted.gone import is_gone
from app.flows.keychain import Me, SpaceKeys
from app.ports.vault import Vault
from app.rules.judging import Verdict
from app.rules.rights import READ
from app.rules.standing import Right, Standing

_STATEMENT: Final = "statement"
"""Secret, by lane and grant: the exact grant a key is sealed for."""


Accepts = Callable[[bytes, int], bool]
"""Says whether the reader of a lane accepted it, by its mandate, until a day."""


def told_in(vault: Vault, lane: SpaceId) -> list[GrantStatement]:
    """Return every grant of a lane to its reader, whether it holds or not."""
    kept = vault.secrets(f"{_STATEMENT}/{lane.hex()}/")
    return list(map(GrantStatement.decode, kept.values()))


class LaneKeys:
    """Reads grants and epochs addressed to *me*, once a page of them is judged.

    *lane* is the name the lane of *collection* is kept under. A key comes by a grant
    or by the epoch that renews it, and opens every one before it.
    """

    def __init__(
        self,
        vault: Vault,
        lane: SpaceId,
        collection: CollectionId,
        standing: Standing,
        me: Me,
        accepts: Accepts,
    ) -> None:
        self.of = SpaceKeys(vault, lane)
        self.note: Note | None = None
        self._vault = vault
        self._lane = lane
        self._collection = collection
        self._standing = standing
        self._me, self._accepts = me, accepts
        self._told: dict[str, bytes] = {}

    @property
    def secrets(self) -> dict[str, bytes]:
        """What the vault is to keep of it."""
        return {**self.of.learnt, **self._told}

    def heeded(self) -> dict[bytes, Right]:
        """Return the grants that let us read, ended ones included, by id.

        One that was not accepted gives nothing, nor one whose last day came here.
        """
        return {
            grant: right
            for grant, right in self._given().items()
            if self._accepts(right.mandate, right.until)
            and not is_gone(self._vault, self._lane, grant)
        }

    def _given(self) -> dict[bytes, Right]:
        """Return what was given to us.

        Without a last day, or with one no calendar has, it is for no relative (trust,
        section 6).
        """
        mine = self._me.identity, self._collection
        return {
            grant: right
            for grant, right in self._standing.rights.items()
            if (right.identity, right.collection) == mine
            and right.role >= READ
            and 0 < right.until <= FURTHEST
        }

    def learn(self, verdict: Verdict) -> None:
        """Keep what an accepted control gives us.

        Raises Refused("wrap.invalid" | "suite.floor" | "statement.malformed" |
        "format.unknown").
        """
        content = verdict.order.content if verdict.order else None
        if isinstance(content, Grant):
            self._from_grant(verdict.head.epoch, content)
        elif isinstance(content, Epoch) and content.collection != ROOT:
            self._from_epoch(content)

    def _from_grant(self, epoch: int, grant: Grant) -> None:
        given = GrantStatement.decode(grant.statement)
        if given.grant in self._given():
            self._tell(f"{_STATEMENT}/{given.grant.hex()}", grant.statement)
        if given.grant not in self.heeded() or not grant.key_envelope:
            return
        ck = self._receive(grant.key_envelope, epoch, grant.statement)
        if given.sealed_note:
            ref = self._ref(epoch)
            self.note = open_note(ck, given.sealed_note, ref, given.grant)

    def _from_epoch(self, epoch: Epoch) -> None:
        self._tell(f"epoch/{epoch.epoch}", replace(epoch, keys=()).encode())
        heeded = self.heeded()
        for key in epoch.keys:
            statement = self._said(f"{_STATEMENT}/{key.grant.hex()}")
            if key.grant in heeded and key.identity == self._me.identity and statement:
                self._receive(key.envelope, epoch.epoch, statement)

    def _receive(self, envelope: bytes, epoch: int, statement: bytes) -> bytes:
        """Open a key sealed to us, and what it opens."""
        ref, me = self._ref(epoch), self._me
        ck = open_key_envelope(
            me.identity_keys.hpke, envelope, ref, me.identity, statement
        )
        told = self._keep(ck, epoch)
        self._before(ck, told)
        self.of.name(self._collection, open_label(ck, told.label, ref))
        return ck

    def _before(self, ck: bytes, told: Epoch) -> None:
        """Open the keys of the epochs before, down to one that is known."""
        while told.back_link and self.of.ck(self._collection, told.epoch - 1) is None:
            ck = open_back_link(ck, told.back_link, self._ref(told.epoch))
            told = self._keep(ck, told.epoch - 1)

    def _keep(self, ck: bytes, epoch: int) -> Epoch:
        """Keep the key committed to, and no other; return what its epoch said."""
        commits = self._standing.lane(self._collection).commits
        check_ck(ck, commits.get(epoch, bytes(32)), self._ref(epoch))
        self.of.learn(self._collection, epoch, ck)
        told = self._said(f"epoch/{epoch}")
        if told is None:
            raise Refused("wrap.invalid")
        return Epoch.decode(told)

    def _ref(self, epoch: int) -> KeyRef:
        return KeyRef(self._standing.space, self._collection, epoch)

    def _tell(self, name: str, value: bytes) -> None:
        self._told[self._name(name)] = value

    def _said(self, name: str) -> bytes | None:
        kept = self._name(name)
        return self._told.get(kept) or self._vault.secret(kept)

    def _name(self, name: str) -> str:
        sort, _, own = name.partition("/")
        return f"{sort}/{self._lane.hex()}/{own}"
