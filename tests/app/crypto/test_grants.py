"""The key of a collection reaches its members, and nobody else."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from app.crypto import grants, items, suites
from app.crypto.canon import box, canon
from app.crypto.packing import pack
from app.domain.errors import Refused
from tests.vectors import world as w
from tests.vectors.seeds import drawn, seed
from tests.vectors.strategies import KEYS, QUICK, code_of, spoiled

PLACES = [
    replace(w.KEY, space=seed("x", 16)),
    replace(w.KEY, collection=seed("x", 16)),
    replace(w.KEY, epoch=4),
]
ENVELOPE = grants.key_envelope(w.IDENTITY_KEYS, w.CK, w.KEY, w.IDENTITY, w.GRANT)


def test_the_golden_links() -> None:
    assert w.ROOT_WRAP.hex() == (
        "2795ff5ca702bea29871ab9c0f883bb52378d3698bdf8abe3f73a142"
        "bad0dc772ba514ba84e182d1aa743880db02ed79e3e9eaae4572b6b1d807507c"
    )
    assert w.BACK_LINK.hex() == (
        "a838561d2de0ffe0852119cbed2fe58189c1ab7c5de5826e437c8ad9"
        "91532d359b6f00533b1d6ca0ecc03934efa7dd28c92ec8e7e840ed5d9378b19b"
    )
    assert w.COMMIT.hex() == (
        "0b62aca908fbd53b03c7e5995392e7ecf8f6f1c058827ecc75d0191e950db933"
    )


def test_the_golden_label() -> None:
    assert w.LABEL.hex() == (
        "36e4cc4f58f15c404b200e6bacc622e7bdf8209e3293b15720bb416d7bed72c0d44dd23d"
        "6fc2d5d4ea05aa5b6577b4bd1c0804146a3853df35c8256f6d903291f65c27bd3a039c75"
        "7dcb8ec34945c698eb0d08d712ed6a8379dafeab"
    )


def test_the_golden_root() -> None:
    assert w.ROOT_PK.hex() == (
        "c5eb93eda79b8b72c61c78a9d9468348c4b74effcab9482534953cfa476c479d"
    )
    assert w.ROOT_SIG.hex() == (
        "ecc200c82d4c8d7d0317477926a3ea38db689143bf89217833836748d8e01f08"
        "d94129280a1094073be9761f87165d8266c9543c6ace6b7f2a1877a8af339709"
    )


def test_the_golden_deposit_secret() -> None:
    assert grants.deposit_secrets(w.CK, w.KEY)[2].hex() == (
        "ca0bc1094592328a5dc2575c136512db6b3105d234812a28cdc9b4a912cc66d1"
    )


def test_items_wrap_under_the_same_key() -> None:
    assert items.wrap_key(w.CK, *w.KEY.parts) == grants.wrap_key(w.CK, w.KEY)


@pytest.mark.parametrize(
    "place",
    [
        replace(w.PLACE, space=seed("x", 16)),
        replace(w.PLACE, root_epoch=2),
        replace(w.PLACE, type=9),
        replace(w.PLACE, device=seed("x", 16)),
        replace(w.PLACE, ctr=5),
    ],
    ids=["space", "root epoch", "type", "device", "ctr"],
)
def test_a_root_signature_cannot_be_lifted_into_another_op(
    place: grants.RootPlace,
) -> None:
    grants.verify_root(w.ROOT_PK, w.PLACE, w.EPOCH, w.ROOT_SIG)
    with pytest.raises(Refused, match=r"^grant\.forged$"):
        grants.verify_root(w.ROOT_PK, place, w.EPOCH, w.ROOT_SIG)


def test_a_root_signature_holds_for_one_statement_and_one_root() -> None:
    other = grants.root_public(w.CK_ROOT, w.SPACE, 2)
    for public, core in ((w.ROOT_PK, w.EPOCH + b"x"), (other, w.EPOCH)):
        with pytest.raises(Refused, match=r"^grant\.forged$"):
            grants.verify_root(public, w.PLACE, core, w.ROOT_SIG)


@QUICK
@given(KEYS)
def test_only_the_committed_key_is_taken(ck: bytes) -> None:
    commitment = grants.ck_commit(ck, w.KEY)
    assert grants.check_ck(ck, commitment, w.KEY) == ck
    for key, place in ((w.CK, w.KEY), *((ck, place) for place in PLACES)):
        with pytest.raises(Refused, match=r"^wrap\.invalid$"):
            grants.check_ck(key, commitment, place)


OPENERS: list[tuple[str, Callable[[bytes, grants.KeyRef], object], bytes, object]] = [
    (
        "root wrap",
        lambda raw, place: grants.open_root_wrap(w.CK_ROOT, raw, place, 1),
        w.ROOT_WRAP,
        w.CK,
    ),
    (
        "back link",
        lambda raw, place: grants.open_back_link(w.CK, raw, place),
        w.BACK_LINK,
        seed("ckold"),
    ),
    (
        "label",
        lambda raw, place: grants.open_label(w.CK, raw, place),
        w.LABEL,
        (20, 0, "Comptes rendus"),
    ),
    (
        "key envelope",
        lambda raw, place: grants.open_key_envelope(
            w.SECRETS.hpke, raw, place, w.IDENTITY, w.GRANT
        ),
        ENVELOPE,
        w.CK,
    ),
]


@pytest.mark.parametrize(("name", "opened", "raw", "held"), OPENERS)
def test_a_link_opens_at_its_own_place_only(
    name: str, opened: Callable[..., object], raw: bytes, held: object
) -> None:
    assert opened(raw, w.KEY) == held, name
    for place in PLACES:
        with pytest.raises(Refused, match=r"^wrap\.invalid$"):
            opened(raw, place)


@pytest.mark.parametrize(("name", "opened", "raw", "held"), OPENERS)
def test_a_link_is_refused_whichever_byte_is_flipped(
    name: str, opened: Callable[..., object], raw: bytes, held: object
) -> None:
    for at in range(0, len(raw), 7):
        bad = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        with pytest.raises(Refused, match=r"^(wrap\.invalid|suite\.floor)$"):
            opened(bad, w.KEY)
    assert opened(raw, w.KEY) == held, name


def test_a_root_wrap_belongs_to_one_root_epoch() -> None:
    with pytest.raises(Refused, match=r"^wrap\.invalid$"):
        grants.open_root_wrap(w.CK_ROOT, w.ROOT_WRAP, w.KEY, 2)


def test_every_label_has_the_same_length() -> None:
    names = ["", "Comptes rendus", "x" * 58]
    sizes = {
        len(grants.label(w.CK, grants.Label(20, 0, name), w.KEY, drawn("n3")))
        for name in names
    }
    assert sizes == {92}
    with pytest.raises(Refused, match=r"^label\.too_long$"):
        grants.label(w.CK, grants.Label(20, 0, "x" * 60), w.KEY, drawn("n3"))


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        bytes(63),
        b"\5" + pack([20, 0, ""]) + bytes(59),
        b"\4" + pack([20, 0, ""]) + b"\1" + bytes(58),
        b"\xff" + bytes(63),
    ],
    ids=["empty", "short", "length", "not zero", "too long"],
)
def test_a_member_who_labels_falsely_is_refused(padded: bytes) -> None:
    context = canon("label", *w.KEY.parts)
    raw = box(grants.wrap_key(w.CK, w.KEY), padded, context, drawn("n3"))
    with pytest.raises(Refused, match=r"^statement\.malformed$"):
        grants.open_label(w.CK, raw, w.KEY)


def test_a_key_envelope_fits_one_person_and_one_grant() -> None:
    for to, statement in ((seed("x", 16), w.GRANT), (w.IDENTITY, w.GRANT + b"x")):
        with pytest.raises(Refused, match=r"^wrap\.invalid$"):
            grants.open_key_envelope(w.SECRETS.hpke, ENVELOPE, w.KEY, to, statement)


@pytest.mark.parametrize("suite", [1, 2])
def test_any_member_opens_a_deposit_made_while_all_apps_were_closed(suite: int) -> None:
    info = grants.deposit_info(w.KEY, w.ITEM, 1, w.DEVICE)
    sealed = suites.sealed(suite, w.PUBLICS[suite - 1], w.DEK, info)
    assert grants.open_deposit(w.CK, sealed, w.KEY, info) == w.DEK
    other = grants.deposit_info(w.KEY, w.ITEM, 2, w.DEVICE)
    with pytest.raises(Refused, match=r"^wrap\.invalid$"):
        grants.open_deposit(w.CK, sealed, w.KEY, other)


@pytest.mark.parametrize("held", [b"", bytes(31), bytes(33)])
def test_a_link_gives_a_whole_key_or_nothing(held: bytes) -> None:
    info = grants.deposit_info(w.KEY, w.ITEM, 1, w.DEVICE)
    deposit = suites.sealed(1, w.PUBLICS[0], held, info)
    root = grants.root_wrap(w.CK_ROOT, held, w.KEY, 1, drawn("n2"))
    back = grants.back_link(w.CK, held, w.KEY, drawn("n4"))
    to = w.IDENTITY, w.GRANT
    envelope = grants.key_envelope(w.IDENTITY_KEYS, held, w.KEY, *to)
    for opened in (
        lambda: grants.open_deposit(w.CK, deposit, w.KEY, info),
        lambda: grants.open_root_wrap(w.CK_ROOT, root, w.KEY, 1),
        lambda: grants.open_back_link(w.CK, back, w.KEY),
        lambda: grants.open_key_envelope(w.SECRETS.hpke, envelope, w.KEY, *to),
    ):
        assert code_of(opened) == "wrap.invalid"


@QUICK
@given(spoiled(ENVELOPE))
def test_a_spoiled_key_envelope_is_refused(bad: bytes) -> None:
    with pytest.raises(Refused, match=r"^(wrap\.invalid|suite\.floor)$"):
        grants.open_key_envelope(w.SECRETS.hpke, bad, w.KEY, w.IDENTITY, w.GRANT)
