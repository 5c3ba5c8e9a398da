"""Journal lines turned into drafts of ops, collections created on first need."""

from app.crypto.bodies import pack_body, refs_of
from app.crypto.grants import Label
from app.crypto.items import ItemRef, seal_item, wrap_dek, wrap_key
from app.crypto.sharing import encode_items
from app.crypto.statements import OpType
from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import CollectionId
from app.domain.journal import Action, Line
from app.domain.trail import ItemHead
from app.flows.keychain import Me, SpaceKeys
from app.flows.sealed.batch import Draft
from app.flows.sealed.bodies import SealedBodies
from app.flows.sealed.epochs import Openings, new_collection
from app.flows.sealed.received_messages import thread_of
from app.flows.sealed.written import dated
from app.ports.world import Entropy
from app.rules.digests import digest_of, due
from app.rules.pages import Wrapped
from app.rules.sight import Sight
from app.rules.standing import Standing

BODY_MAX = 64 * 1024
"""Bytes of a sealed item body that the server takes."""

REFS_MAX = 1024
"""Parts of files an op may name."""


def digest_drafts(standing: Standing, sight: Sight, now: int) -> list[Draft]:
    """Return the digests due at *now* (Unix ms), [] most of the time."""
    return [
        Draft(
            OpType.DIGEST,
            collection,
            standing.epoch(collection),
            core=digest_of(standing, sight, collection).encode(),
            root_epoch=standing.root_epoch,
        )
        for collection in due(standing, now)
    ]


class Drafter:
    """Turns open lines into drafts, for one push of one space."""

    def __init__(
        self,
        standing: Standing,
        keys: SpaceKeys,
        me: Me,
        entropy: Entropy,
        bodies: SealedBodies,
    ) -> None:
        self._standing = standing
        self._keys = keys
        self._me = me
        self._entropy = entropy
        self.bodies = bodies
        self.openings = Openings(standing, keys, entropy)

    def drafts(self, line: Line, known: ItemHead | None) -> list[Draft]:
        """Return the ops of one line; *known* is its item as the log has it.

        Raises Refused("body.too_large" | "root.absent" | "wrap.invalid").
        """
        if line.action is Action.CONTROL:
            return [self._control(line)]
        if line.action is Action.DEL or line.entry is None:
            collection = self._lies_in(line, known)
            epoch = self._standing.epoch(collection)
            return [
                Draft(
                    OpType.DEL, collection, epoch, line.id, line.base_rev, line=line.n
                )
            ]
        return self._put(line, line.entry, known)

    def _control(self, line: Line) -> Draft:
        control = line.control
        if control is None:
            raise Refused("journal.moved")
        return Draft(
            control.type,
            control.lane,
            control.epoch,
            core=control.core,
            root_epoch=control.root_epoch,
            group=control.group,
            line=line.n,
            opens=control.lane if control.type == OpType.EPOCH else b"",
        )

    def _put(self, line: Line, entry: Entry, known: ItemHead | None) -> list[Draft]:
        collection = self._home(entry, known)
        version = dated(entry, line.base_rev)
        sealed = self.sealed(line, version, collection)
        drafts = [*self.openings.open(collection), sealed]
        if known and known.collection != collection and not known.deleted:
            epoch = self._standing.epoch(known.collection)
            body = encode_items((entry.id,))
            drafts.append(Draft(OpType.DROP, known.collection, epoch, body=body))
        return drafts

    def sealed(self, line: Line, entry: Entry, collection: CollectionId) -> Draft:
        """Return the op of a version that lies in a collection; raises as `drafts`."""
        space, epoch = entry.space, self._standing.epoch(collection) or 1
        ck = self._keys.ck(collection, epoch)
        if ck is None:
            raise Refused("wrap.invalid")
        ref = ItemRef(space, entry.id, line.base_rev + 1, self._me.device)
        leaving, file = self.bodies.leaving(entry)
        refs = refs_of(leaving)
        dek, envelope = seal_item(ref, pack_body(leaving), self._entropy)
        if len(envelope) > BODY_MAX or len(refs) > REFS_MAX:
            raise Refused("body.too_large")
        wk = wrap_key(ck, space, collection, epoch)
        wrap = wrap_dek(wk, dek, ref, collection, epoch, self._entropy)
        return Draft(
            OpType.PUT,
            collection,
            epoch,
            entry.id,
            line.base_rev,
            body=envelope,
            wraps=(Wrapped(collection, epoch, wrap),),
            refs=refs,
            line=line.n,
            files=(file,) if file else (),
        )

    def _home(self, entry: Entry, known: ItemHead | None) -> CollectionId:
        """Choose where an entry lies: where it was, the oldest fit, or a new one.

        A message lies in the collection of its conversation, and in no other one.
        """
        name = thread_of(entry)
        fits = self._keys.of(entry.rubric, entry.confidentiality, name)
        if known and known.collection in fits:
            return known.collection
        if fits:
            return min(fits, key=self._age)
        meaning = Label(entry.rubric, entry.confidentiality, name)
        return new_collection(self._keys, meaning, self._entropy)

    def _age(self, collection: CollectionId) -> tuple[bool, int, bytes]:
        born = self._standing.lane(collection).born
        return not born, born, collection

    def _lies_in(self, line: Line, known: ItemHead | None) -> CollectionId:
        if known is not None:
            return known.collection
        rubric, confidentiality = Rubric.PROFILE, Confidentiality.N
        if line.base is not None:
            rubric, confidentiality = line.base.rubric, line.base.confidentiality
        name = thread_of(line.base) if line.base else ""
        fits = self._keys.of(rubric, confidentiality, name)
        if not fits:
            raise Refused("wrap.invalid")
        return min(fits, key=self._age)
