"""P10–P18: our envelopes, runs and slots against the bare calls they are made of."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.crypto.canon import KEY, digest
from app.crypto.files import FileRef, SealedFile, blob_id, open_file, seal_file
from app.crypto.grants import KeyRef, key_envelope
from app.crypto.identity import device_id
from app.crypto.items import (
    ItemRef,
    open_item,
    seal_item,
    unwrap_dek,
    wrap_dek,
    wrap_key,
)
from app.crypto.runs import (
    Run,
    lane_next,
    lane_start,
    log_next,
    log_start,
    op_hash,
    seal_run,
    verify_op,
    verify_run,
)
from app.crypto.signing import private_key, public_of, sign
from app.crypto.slots import M_FLOOR, T_FLOOR, default_argon, pin_kek
from app.crypto.statements import Head
from app.crypto.stream import seal_stream
from app.crypto.suites import HYBRID, best_suite, public_key
from bench.pairs import Goal, cpu_seconds, ratio, seconds
from storage.blobs import Meter

ID, OTHER, ZERO = bytes(range(16)), bytes(range(16, 32)), bytes(16)
SEED = bytes(range(32))
SIGNING = private_key(SEED)
DEVICE = device_id(public_of(SEED))
REF = ItemRef(ID, OTHER, 1, DEVICE)
FILE = FileRef(ID, OTHER, ZERO)
MB = 1 << 20


def goals(*, quick: bool = False) -> Iterator[Goal]:
    """Give the goals of the cryptography."""
    few = 1 if quick else 20
    yield from _streams(few)
    yield from _files(1 if quick else 10)
    yield _one_item(few)
    yield _pin(1 if quick else 5)
    yield _rewrap(2_000 if quick else 100_000)
    yield _grants()
    yield _opening(1_000 if quick else 10_000)
    yield from _log(2_000 if quick else 20_000)


def _gcm(plain: bytes) -> bytes:
    return AESGCM(SEED).encrypt(bytes(12), plain, ID)


def _streams(count: int) -> Iterator[Goal]:
    plain = os.urandom(200_000)
    yield ratio(
        "P10",
        "crypto.stream_200k",
        ours=lambda: [seal_stream(SEED, plain, ID) for _ in range(20)],
        reference=("one-shot AES-256-GCM", lambda: [_gcm(plain) for _ in range(20)]),
        limit=2.2,
        work="200 kB, 20 times",
        count=count,
    )


def _pieces(content: bytes) -> list[bytes]:
    """Cut what a file gives when it is read."""
    return [content[at : at + MB] for at in range(0, len(content), MB)]


def _sealing(pieces: list[bytes]) -> SealedFile:
    return seal_file(FILE, pieces, sum(map(len, pieces)), os.urandom)


def _measured(envelope: Iterable[bytes]) -> None:
    """Name an envelope as it passes, as the store does of one it keeps."""
    meter = Meter()
    for chunk in envelope:
        meter.take(chunk)
    blob_id(meter.parts())


def _opened(dek: bytes, envelope: list[bytes]) -> None:
    _measured(envelope)
    for _ in open_file(dek, FILE, envelope):
        pass


def _files(count: int) -> Iterator[Goal]:
    plain = os.urandom(20 * MB)
    pieces = _pieces(plain)
    sealing = _sealing(pieces)
    dek, envelope = sealing.dek, list(sealing)
    base = ("AES-256-GCM + SHA-256", lambda: (_gcm(plain), digest(plain)))
    yield ratio(
        "P11",
        "crypto.seal_20mb",
        ours=lambda: _measured(_sealing(pieces)),
        reference=base,
        limit=2.2,
        work="20 MB: STREAM, part hashes, H(plain)",
        count=count,
    )
    yield ratio(
        "P12",
        "crypto.open_20mb",
        ours=lambda: _opened(dek, envelope),
        reference=base,
        limit=1.6,
        work="20 MB: parts and AEAD checked",
        count=count,
    )


def _head(ctr: int, body: bytes) -> bytes:
    return Head(
        ID, 1, OTHER, 0, OTHER, 1, DEVICE, ctr, 0, bytes(32), b"", ctr, digest(body)
    ).encode()


def _one_item(count: int) -> Goal:
    body, wk = os.urandom(600), wrap_key(SEED, ID, OTHER, 1)

    def ours() -> None:
        for ctr in range(50):
            dek, envelope = seal_item(REF, body, os.urandom)
            wrap_dek(wk, dek, REF, OTHER, 1, os.urandom)
            seal_run(SIGNING, ID, OTHER, [_head(ctr, envelope)])

    return ratio(
        "P13",
        "crypto.seal_600b_run_of_1",
        ours=ours,
        reference=(
            "Ed25519 sign + AES-256-GCM",
            lambda: [(SIGNING.sign(body), _gcm(body)) for _ in range(50)],
        ),
        limit=3.5,
        work="600 bytes, 50 times, the signing key made ready once on both sides",
        count=count,
    )


def _pin(count: int) -> Goal:
    argon = default_argon(ID)
    bare = partial(
        Argon2id, salt=ID, length=KEY, iterations=3, lanes=1, memory_cost=64 * 1024
    )
    goal = ratio(
        "P14",
        "crypto.pin_unlock",
        ours=lambda: pin_kek("482913", argon, SEED),
        reference=("bare Argon2id, same cost", lambda: bare().derive(b"482913")),
        limit=2.0,
        work=f"t=3 m=64 MiB p=1; floor t={T_FLOOR} m={M_FLOOR} KiB",
        count=count,
    )
    goal.notes["floor"] = f"t={T_FLOOR} m={M_FLOOR}"
    return goal


def _absolute(name: tuple[str, str], value: float, unit: str, limit: float) -> Goal:
    better = "higher" if unit == "/s" else "lower"
    return Goal(*name, value, unit, better, limit, name[1], ours=(value, unit))


def _rewrap(count: int) -> Goal:
    old, new = wrap_key(SEED, ID, OTHER, 1), wrap_key(SEED, ID, OTHER, 2)
    wrapped = wrap_dek(old, SEED, REF, OTHER, 1, os.urandom)

    def work() -> None:
        for _ in range(count):
            dek = unwrap_dek(old, wrapped, REF, OTHER, 1)
            wrap_dek(new, dek, REF, OTHER, 2, os.urandom)

    spent = cpu_seconds(work) * 100_000 / count
    return _absolute(("P15", f"crypto.rewrap_100k_from_{count}"), spent, "s CPU", 5.0)


def _grants() -> Goal:
    suites = {1: public_key(1, SEED)}
    if best_suite() == HYBRID:
        suites[2] = public_key(2, SEED)

    def work() -> None:
        for n in range(10):
            ref = KeyRef(ID, bytes([n]) * 16, 1)
            sign(SEED, key_envelope(suites, SEED, ref, OTHER, b"statement"))

    spent = min(cpu_seconds(work) for _ in range(5)) * 1000
    return _absolute(("P16", "crypto.grant_10_collections"), spent, "ms CPU", 20.0)


def _opening(count: int) -> Goal:
    dek, envelope = seal_item(REF, os.urandom(600), os.urandom)

    def work() -> None:
        for _ in range(count):
            open_item(dek, REF, envelope)

    rate = count / seconds(work)
    return _absolute(("P17", "crypto.open_600b"), rate, "/s", 3000.0)


def _runs(count: int, size: int) -> list[tuple[Run, list[bytes]]]:
    made = []
    for first in range(0, count, size):
        heads = [_head(ctr, b"body") for ctr in range(first, first + size)]
        made.append((seal_run(SIGNING, ID, OTHER, heads), heads))
    return made


def _verified(runs: list[tuple[Run, list[bytes]]]) -> Callable[[], None]:
    public = public_of(SEED)

    def work() -> None:
        seq, h, hc = 0, log_start(ID), lane_start(ID, OTHER)
        for run, heads in runs:
            name = verify_run(public, run, ID)
            for index, head in enumerate(heads):
                verify_op(run, index, head, b"body")
                seq += 1
                step = op_hash(head, name, index)
                h = log_next(ID, seq, h, step)
                hc = lane_next(ID, OTHER, seq, 0, hc, step)
        hashlib.sha256(h + hc)

    return work


def _log(count: int) -> Iterator[Goal]:
    for size in (50, 500):
        work = _verified(_runs(count, size))
        spent = min(cpu_seconds(work) for _ in range(3)) * 20_000 / count
        name = f"crypto.verify_20k_ops_runs_of_{size}"
        yield _absolute(("P18", name), spent, "s CPU", 1.0)
