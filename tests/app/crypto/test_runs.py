"""One signature holds a run together: nothing enters, leaves or moves."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import runs, signing
from app.crypto.canon import digest
from app.crypto.statements import Head
from app.domain.errors import Refused
from tests.vectors import world as w
from tests.vectors.refusals import flipped
from tests.vectors.seeds import seed
from tests.vectors.strategies import QUICK, spoiled

OTHER = seed("other")


def signed(leaves: bytes) -> runs.Run:
    bare = runs.Run(w.SPACE, w.DEVICE, w.COLL, leaves, bytes(64))
    return replace(bare, signature=signing.sign(w.DEVICE_SEED, runs._signed(bare)))


def test_the_golden_run_of_one() -> None:
    assert w.RUN1.leaves.hex() == (
        "4e213e255295dbf065fc179ab0d9819acce18eb305794f25dc6a3e0c0d3ca814"
    )
    assert w.RUN1.signature.hex() == (
        "8d9b3e9923084fb1120f3cdfd3491c8b99a8c86138dd67ee491beed3372d3b4d"
        "c8e7dcc5e16ce1ce5f1769c3b9cfd1b414cda786968a1d597ad4d82da7a50e0e"
    )
    run = runs.verify_run(w.DEVICE_PK, w.RUN1, w.SPACE)
    assert run.hex() == (
        "e46cda19ec9a7cf1de32927aa61deffc5600c1f99a79ee54ddb41bd96b0ace5d"
    )
    op = runs.op_hash(w.HEAD, run, 0)
    assert op.hex() == (
        "28325b9e01335f913cccf2e03c2647db1d0d9e9794c6eb1a92e22e7153e4f921"
    )


def test_the_golden_chains() -> None:
    start, lane = runs.log_start(w.SPACE), runs.lane_start(w.SPACE, w.COLL)
    op = runs.op_hash(w.HEAD, runs.run_id(w.RUN1), 0)
    chained = [
        start,
        lane,
        runs.log_next(w.SPACE, 1, start, op),
        runs.lane_next(w.SPACE, w.COLL, 1, 0, lane, op),
        runs.lane_next(w.SPACE, w.COLL, 1, 2, lane, op),
    ]
    assert [value.hex() for value in chained] == [
        "46267a83752e947491787d4ad2ac7dc2bcd3a6ae893ab5ee34ce29e58c4c00ea",
        "da18dc90a95c3b59ecae20cdde427298548aa79eff1e8576baf6ee68250a346d",
        "b5bb2ec6f489bcfc730247186a716b509e1ca84959900971d0ebef1f5500ef21",
        "13d801e0472cbee9adb59865c3871727878f576ed4c9c91f2dbeb5406fbf8be1",
        "eb5f1ea944ab0e525cd3dafe9450e248bd8ea31a17535bcb728e5cda65981c66",
    ]


def test_the_golden_run_of_three() -> None:
    assert w.RUN3.leaves[32:].hex() == (
        "b608c6b9d8fd10d890573e1b38c28cf108d3ce664180e01be6464f2fbd1aba4a"
        "d18ec1e98d65d8844497972ea3d3c32ec4860f442a0dfd54c5dc2c7e7a2515ef"
    )
    assert w.RUN3.signature.hex() == (
        "45cd2aee4001d58dc477e510a534ca2013a43eece7697dce9e154bd78630a7c4"
        "2f56b10e288032860b0351f85b9a9cd6a598db47b13adb12f38d0bdc8c03b90d"
    )
    run = runs.verify_run(w.DEVICE_PK, w.RUN3, w.SPACE)
    assert run.hex() == (
        "75eb164af0498da7faa484867304ffaf3e9d8b6ef97798315a74136bbd8eddcf"
    )
    ops = [runs.op_hash(head, run, index) for index, head in enumerate(w.HEADS)]
    assert [op.hex() for op in ops] == [
        "5117197eaab875b3fe3f0b3845efb2e5e422f64ceb5a61fd2338aa2d101c3bed",
        "c4bbe8e01cd4cd8821f9f062c1541ad1dfa4c06c638ad580a74564dc02642fa0",
        "4dbbafbdfcefb9d481d0eaa7dd6ff42657436f151bda01b8006e8d874fd488e3",
    ]
    h, hc = runs.log_start(w.SPACE), runs.lane_start(w.SPACE, w.COLL)
    for n, op in enumerate(ops, 1):
        h = runs.log_next(w.SPACE, n, h, op)
        hc = runs.lane_next(w.SPACE, w.COLL, n, 0, hc, op)
    assert (h.hex(), hc.hex()) == (
        "d2d3d025c5bb24526f7fe00fd6e09d44c6ca40a3d44a85cadefd82228a96da88",
        "91bf9a1aa5ed14b8f56fd64c1ea339e4d3c5e2df670bd727691d3dd24954252e",
    )


@pytest.mark.parametrize(
    "leaves",
    [
        b"",
        w.RUN3.leaves[:-1],
        w.RUN3.leaves[:32] * 2,
        b"".join(digest(bytes([n % 256, n // 256])) for n in range(501)),
    ],
    ids=["none", "half a leaf", "a leaf twice", "501"],
)
def test_a_run_of_another_form_is_refused_even_signed(leaves: bytes) -> None:
    with pytest.raises(Refused, match=r"^run\.invalid$"):
        runs.verify_run(w.DEVICE_PK, signed(leaves), w.SPACE)


def test_a_run_of_500_holds_and_no_more_is_sealed() -> None:
    heads = [w.deletion(ctr) for ctr in range(1, 502)]
    run = runs.seal_run(w.DEVICE_KEY, w.SPACE, w.COLL, heads[:500])
    assert run.count == 500
    runs.verify_run(w.DEVICE_PK, run, w.SPACE)
    for wrong in (heads, [], [heads[0], heads[0]]):
        with pytest.raises(Refused, match=r"^run\.invalid$"):
            runs.seal_run(w.DEVICE_KEY, w.SPACE, w.COLL, wrong)


ALTERED = {
    "exchanged": w.RUN3.leaves[32:64] + w.RUN3.leaves[:32] + w.RUN3.leaves[64:],
    "removed": w.RUN3.leaves[:64],
    "replaced": w.RUN3.leaves[:64] + digest(b"x"),
    "extended": w.RUN3.leaves + digest(b"x"),
}


@pytest.mark.parametrize("leaves", ALTERED.values(), ids=ALTERED)
def test_leaves_altered_after_signing_are_refused(leaves: bytes) -> None:
    with pytest.raises(Refused, match=r"^sig\.invalid$"):
        runs.verify_run(w.DEVICE_PK, replace(w.RUN3, leaves=leaves), w.SPACE)
    runs.verify_run(w.DEVICE_PK, signed(leaves), w.SPACE)


def test_a_run_belongs_to_its_space_device_and_collection() -> None:
    elsewhere = seed("x", 16)
    with pytest.raises(Refused, match=r"^space\.swapped$"):
        runs.verify_run(w.DEVICE_PK, w.RUN3, elsewhere)
    for run, space in (
        (replace(w.RUN3, space=elsewhere), elsewhere),
        (replace(w.RUN3, device=elsewhere), w.SPACE),
        (replace(w.RUN3, collection=elsewhere), w.SPACE),
        (replace(w.RUN3, signature=flipped(w.RUN3.signature)), w.SPACE),
    ):
        with pytest.raises(Refused, match=r"^sig\.invalid$"):
            runs.verify_run(w.DEVICE_PK, run, space)
    with pytest.raises(Refused, match=r"^sig\.invalid$"):
        runs.verify_run(signing.public_of(OTHER), w.RUN3, w.SPACE)


@pytest.mark.parametrize("index", [-3, -1, 1, 2, 3, 10**9])
def test_an_op_stands_at_its_own_place_only(index: int) -> None:
    runs.verify_op(w.RUN3, 0, w.HEAD, w.ENVELOPE)
    with pytest.raises(Refused, match=r"^sig\.invalid$"):
        runs.verify_op(w.RUN3, index, w.HEAD, w.ENVELOPE)


@QUICK
@given(spoiled(w.HEAD))
def test_a_spoiled_head_is_refused(bad: bytes) -> None:
    with pytest.raises(Refused, match=r"^sig\.invalid$"):
        runs.verify_op(w.RUN3, 0, bad, w.ENVELOPE)


@QUICK
@given(spoiled(w.ENVELOPE))
def test_another_body_is_refused_before_any_decryption(bad: bytes) -> None:
    with pytest.raises(Refused, match=r"^log\.tamper$"):
        runs.verify_op(w.RUN3, 0, w.HEAD, bad)


def test_a_head_without_its_body_can_be_verified() -> None:
    assert runs.verify_leaf(w.RUN3, 0, w.HEAD) == Head.decode(w.HEAD)


HONEST = Head.decode(w.HEAD)


@pytest.mark.parametrize(
    "head",
    [
        replace(HONEST, space=seed("x", 16)),
        replace(HONEST, device=seed("x", 16)),
        replace(HONEST, collection=seed("x", 16)),
    ],
    ids=["space", "device", "collection"],
)
def test_a_run_honestly_signed_over_a_foreign_head_is_refused(head: Head) -> None:
    foreign = head.encode()
    run = runs.seal_run(w.DEVICE_KEY, w.SPACE, w.COLL, [foreign])
    runs.verify_run(w.DEVICE_PK, run, w.SPACE)
    with pytest.raises(Refused, match=r"^sig\.invalid$"):
        runs.verify_op(run, 0, foreign, w.ENVELOPE)


def test_the_same_head_in_two_runs_makes_two_ops() -> None:
    one, three = (runs.run_id(run) for run in (w.RUN1, w.RUN3))
    assert runs.op_hash(w.HEAD, one, 0) != runs.op_hash(w.HEAD, three, 0)
    assert runs.op_hash(w.HEAD, one, 0) != runs.op_hash(w.HEAD, one, 1)


@QUICK
@given(st.permutations(range(4)))
def test_a_chain_tells_the_order_of_its_ops(order: list[int]) -> None:
    def chained(indexes: list[int]) -> bytes:
        h = runs.log_start(w.SPACE)
        for seq, index in enumerate(indexes, 1):
            h = runs.log_next(w.SPACE, seq, h, digest(bytes([index])))
        return h

    assert (chained(order) == chained([0, 1, 2, 3])) == (order == [0, 1, 2, 3])


def test_a_run_signed_by_another_key_in_the_name_of_a_device_is_refused() -> None:
    bare = replace(w.RUN1, signature=bytes(64))
    forged = replace(bare, signature=signing.sign(OTHER, runs._signed(bare)))
    with pytest.raises(Refused, match=r"^sig\.invalid$"):
        runs.verify_run(signing.public_of(OTHER), forged, w.SPACE)
