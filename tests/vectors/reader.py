"""The operations of the vectors, done by app.crypto (docs/format.md, last section)."""

from collections.abc import Callable, Sequence
from dataclasses import astuple
from typing import Any

from app.crypto import (
    account,
    bodies,
    canon,
    digests,
    directory,
    enrolment,
    files,
    grants,
    identity,
    items,
    receptions,
    runs,
    sharing,
    statements,
    stream,
    suites,
)
from app.crypto.packing import Signed, Statement
from app.domain import segment
from app.domain.collection import Confidentiality, Rubric
from tests.vectors import ways
from tests.vectors.world import parts_of

FRAMES = {4: ">I", 8: ">Q"}
STATEMENTS: dict[str, type[Statement]] = {
    "head": statements.Head,
    "control": statements.ControlBody,
    "genesis": statements.Genesis,
    "origin": statements.Origin,
    "reception": receptions.Reception,
    "epoch": statements.Epoch,
    "grant_statement": statements.GrantStatement,
    "grant": statements.Grant,
    "revoke": statements.Revoke,
    "digest": statements.LaneDigest,
    "access": sharing.Access,
    "share": sharing.Share,
    "deposit": sharing.Deposit,
    "identity_card": identity.IdentityCard,
    "device_card": identity.DeviceCard,
    "signed": Signed,
    "certificate": identity.Certificate,
    "membership": identity.Membership,
    "retirement": identity.Retirement,
    "run": runs.Run,
    "account": account.Account,
    "invitation": enrolment.Invitation,
}


def plain(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a JSON value with its "0x…" strings turned into bytes."""
    if isinstance(value, str) and value.startswith("0x"):
        return bytes.fromhex(value[2:])
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    return value


def written(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a value as JSON holds it: bytes as "0x…", tuples as lists."""
    if isinstance(value, bytes):
        return "0x" + value.hex()
    if isinstance(value, list | tuple):
        return [written(one) for one in value]
    if isinstance(value, dict):
        return {str(name): written(one) for name, one in value.items()}
    return value


def run(op: str, given: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON value
    """Do one operation; raises Refused(code) where the vector says so."""
    return written(OPS[op](**plain(given)))


def _item(dek: bytes, envelope: bytes, **place: Any) -> bytes:  # noqa: ANN401
    return items.open_item(dek, items.ItemRef(**place), envelope)


def _body(body: bytes, refs: list[bytes]) -> list[object]:
    ref = items.ItemRef(bytes(16), bytes(16), 1, bytes(16))
    secrecy = Confidentiality.N
    entry = bodies.unpack_body(
        body, ref, rubric=Rubric.REPORT, confidentiality=secrecy, parts=refs
    )
    links = [[link.relation, link.target] for link in entry.links]
    attached = [list(astuple(one)) for one in entry.attachments]
    when = [entry.when.text, int(entry.when.precision)]
    return [entry.kind, entry.body, *when, links, attached, dict(entry.meta)]


def _segment(raw: bytes) -> list[object]:
    read = segment.decode(raw)
    return [*astuple(read.trace), [list(point) for point in read.points]]


def _file(dek: bytes, envelope: bytes, **place: bytes) -> list[object]:
    opened = files.open_whole(dek, files.FileRef(**place), [envelope])
    parts = parts_of(envelope)
    return [opened, list(parts), files.blob_id(parts)]


def _zeros(dek: bytes, size: int, **place: bytes) -> list[object]:
    ref = files.FileRef(**place)
    sealed = b"".join(files.seal_file(ref, [bytes(size)], size, lambda _: dek))
    parts = parts_of(sealed)
    return [len(sealed), canon.digest(sealed), list(parts), files.blob_id(parts)]


def _unwrap(
    ck: bytes,
    collection: bytes,
    epoch: int,
    wrap: bytes,
    **place: Any,  # noqa: ANN401
) -> bytes:
    ref = items.ItemRef(device=bytes(16), **place)
    wk = items.wrap_key(ck, ref.space, collection, epoch)
    return items.unwrap_dek(wk, wrap, ref, collection, epoch)


def _unsealed(secrets: dict[str, bytes], box: bytes, context: bytes) -> bytes:
    return suites.unsealed(_numbered(secrets), box, context)


def _numbered(secrets: dict[str, bytes]) -> dict[int, bytes]:
    return {int(suite): secret for suite, secret in secrets.items()}


def _deposit(ck: bytes, ref: list[Any], box: bytes, place: list[Any]) -> bytes:
    key = grants.KeyRef(*ref)
    return grants.open_deposit(ck, box, key, grants.deposit_info(key, *place))


def _key(
    secrets: dict[str, bytes], box: bytes, ref: list[Any], to: bytes, statement: bytes
) -> bytes:
    key = grants.KeyRef(*ref)
    return grants.open_key_envelope(_numbered(secrets), box, key, to, statement)


def _root(public: bytes, place: list[Any], core: bytes, signature: bytes) -> bool:
    grants.verify_root(public, grants.RootPlace(*place), core, signature)
    return True


def _statement(kind: str, raw: bytes) -> list[object]:
    return _flat(STATEMENTS[kind].decode(raw))


def _flat(statement: Statement) -> list[object]:
    return [getattr(statement, name) for name in statement.__slots__]


def _card(signed: bytes) -> list[object]:
    one = Signed.decode(signed)
    return [identity.card_hash(one.core), *_flat(identity.verify_card(one))]


def _certificate(
    identity_pk: bytes, device_pk: bytes, certificate: bytes
) -> list[object]:
    one = identity.Certificate.decode(certificate)
    return _flat(identity.verify_certificate(identity_pk, device_pk, one))


def _retirement(identity_pk: bytes, signed: bytes) -> list[object]:
    return _flat(identity.verify_retirement(identity_pk, Signed.decode(signed)))


def _directory(directory_pk: bytes, card: bytes) -> bool:
    directory.verify_directory(directory_pk, identity.IdentityCard.decode(card))
    return True


def _verify_run(public: bytes, space: bytes, sealed: bytes) -> bytes:
    return runs.verify_run(public, runs.Run.decode(sealed), space)


def _verify_op(sealed: bytes, index: int, head: bytes, body: bytes) -> bytes:
    one = runs.Run.decode(sealed)
    runs.verify_op(one, index, head, body)
    return runs.op_hash(head, runs.run_id(one), index)


def _chain(
    space: bytes, collection: bytes, ops: Sequence[bytes], before: Sequence[int]
) -> list[object]:
    h, hc = [runs.log_start(space)], [runs.lane_start(space, collection)]
    for n, (op, r) in enumerate(zip(ops, before, strict=True), 1):
        h.append(runs.log_next(space, n, h[-1], op))
        hc.append(runs.lane_next(space, collection, n, r, hc[-1], op))
    return [h, hc]


def _digest(place: list[Any], controls: list[bytes], **rows: list[Any]) -> bytes:
    space, collection, n, hc = place
    writers = {device: (ctr, at) for device, ctr, at in rows["writers"]}
    live = {item: (rev, op) for item, rev, op in rows["live"]}
    state = digests.LaneState(n, hc, tuple(controls), writers, live)
    return digests.lane_digest(space, collection, state).encode()


OPS: dict[str, Callable[..., object]] = {
    "canon": lambda label, parts: canon.canon(label, *parts),
    "kdf": lambda secret, size, label, parts: canon.kdf(secret, size, label, *parts),
    "padded_size": lambda frame, size: stream.padded_size(size, FRAMES[frame]),
    "unpad": lambda frame, padded: stream.unpad(padded, FRAMES[frame]),
    "open_item": _item,
    "read_body": _body,
    "read_segment": _segment,
    "open_file": _file,
    "seal_zeros": _zeros,
    "unwrap": _unwrap,
    "public_key": suites.public_key,
    "unseal": _unsealed,
    "deposit_publics": lambda ck, ref: grants.deposit_publics(ck, grants.KeyRef(*ref)),
    "open_deposit": _deposit,
    "open_key": _key,
    "ck_commit": lambda ck, ref: grants.ck_commit(ck, grants.KeyRef(*ref)),
    "check_ck": lambda ck, ref, commitment: grants.check_ck(
        ck, commitment, grants.KeyRef(*ref)
    ),
    "open_root_wrap": lambda ck_root, root_epoch, ref, box: grants.open_root_wrap(
        ck_root, box, grants.KeyRef(*ref), root_epoch
    ),
    "open_back_link": lambda ck, ref, box: grants.open_back_link(
        ck, box, grants.KeyRef(*ref)
    ),
    "open_label": lambda ck, ref, box: grants.open_label(ck, box, grants.KeyRef(*ref)),
    "root_public": grants.root_public,
    "verify_root": _root,
    "statement": _statement,
    "wraps": sharing.decode_wraps,
    "items": sharing.decode_items,
    "identity_id": identity.identity_id,
    "device_id": identity.device_id,
    "space_id": identity.space_id,
    "verify_card": _card,
    "verify_certificate": _certificate,
    "verify_retirement": _retirement,
    "verify_directory": _directory,
    "verify_run": _verify_run,
    "verify_op": _verify_op,
    "chain": _chain,
    "lane_digest": _digest,
    **ways.OPS,
}
