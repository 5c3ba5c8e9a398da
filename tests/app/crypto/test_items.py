"""An item opens with its own key, at its own place, and no other way."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import items
from app.crypto.canon import digest
from app.crypto.files import FileRef, seal_file
from app.crypto.stream import content_key
from app.domain.errors import Refused
from tests.vectors import world as w
from tests.vectors.seeds import drawn, seed
from tests.vectors.strategies import QUICK, spoiled

PLACES = [
    replace(w.REF, space=seed("x", 16)),
    replace(w.REF, item=seed("x", 16)),
    replace(w.REF, rev=2),
    replace(w.REF, device=seed("x", 16)),
]
NAMES = ["space", "item", "rev", "device"]


def test_the_golden_item() -> None:
    key, commit = content_key(w.DEK, "item", *w.REF.parts)
    assert key.hex() == (
        "de4531b9dbca4cf8859d39a07158a0e04dab2c934ee1fdf527194d09957a81b5"
    )
    assert commit.hex() == (
        "893b6553783ae934ebd7e8742b5946e8918d22c60b78e5e3ba8cfdc78e276cdd"
    )
    assert len(w.ENVELOPE) == 306
    assert digest(w.ENVELOPE).hex() == (
        "b816c89397d91de3c71641e66cbc660940c2727ff02ab65a9f19390a732e14d7"
    )


def test_the_golden_wrap() -> None:
    assert w.WK.hex() == (
        "d9dc11008ecaf88a7e66a2e5e17adad0e1ba40126e295679c6dc33406a53bc58"
    )
    assert w.WRAP.hex() == (
        "bfe38cfe754ee93697c64ef2bf8fe1856352866aa28b8df7ee8c5c779d697785"
        "f51092f00e850da334a9658560790bac43d672d1ca30040e8b1b3f7c"
    )


@pytest.mark.covers("C-001")
@QUICK
@given(st.binary(max_size=3000), st.binary(min_size=32, max_size=32))
def test_an_item_gives_back_what_it_holds(body: bytes, dek: bytes) -> None:
    key, envelope = items.seal_item(w.REF, body, lambda _: dek)
    assert key == dek
    assert items.open_item(dek, w.REF, envelope) == body


@pytest.mark.covers("C-115")
def test_an_envelope_shows_nothing_of_its_content() -> None:
    _, envelope = items.seal_item(w.REF, b"allergie aux fraises", drawn("dek"))
    assert b"allergie" not in envelope
    assert len(envelope) == len(w.ENVELOPE)


def test_sealing_twice_never_uses_a_key_twice() -> None:
    fresh = drawn("one", "two")
    sealed = {items.seal_item(w.REF, w.BODY, fresh) for _ in range(2)}
    assert len({dek for dek, _ in sealed}) == len(sealed) == 2


@pytest.mark.parametrize("place", PLACES, ids=NAMES)
def test_an_envelope_fits_no_other_place(place: items.ItemRef) -> None:
    with pytest.raises(Refused, match=r"^commit\.mismatch$"):
        items.open_item(w.DEK, place, w.ENVELOPE)


@QUICK
@given(spoiled(w.ENVELOPE))
def test_a_spoiled_envelope_is_refused(bad: bytes) -> None:
    with pytest.raises(Refused) as refused:
        items.open_item(w.DEK, w.REF, bad)
    assert refused.value.code in {"commit.mismatch", "format.unknown"}


def test_a_file_is_not_an_item() -> None:
    place = FileRef(w.SPACE, w.ITEM, w.FILE.attachment)
    envelope = b"".join(seal_file(place, [b"x"], 1, drawn("dek")))
    with pytest.raises(Refused, match=r"^format\.unknown$"):
        items.open_item(w.DEK, w.REF, envelope)


def test_a_wrap_gives_the_key_to_its_collection_epoch_only() -> None:
    assert items.unwrap_dek(w.WK, w.WRAP, w.REF, w.COLL, 3) == w.DEK
    with pytest.raises(Refused, match=r"^wrap\.invalid$"):
        items.unwrap_dek(w.WK, w.WRAP, w.REF, w.COLL, 4)
    with pytest.raises(Refused, match=r"^wrap\.invalid$"):
        items.unwrap_dek(w.WK, w.WRAP, w.REF, seed("x", 16), 3)


@pytest.mark.parametrize("place", PLACES[:3], ids=NAMES[:3])
def test_a_wrap_fits_no_other_version(place: items.ItemRef) -> None:
    with pytest.raises(Refused, match=r"^wrap\.invalid$"):
        items.unwrap_dek(w.WK, w.WRAP, place, w.COLL, 3)


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_wrap_gives_a_whole_key_or_nothing(size: int) -> None:
    short = items.wrap_dek(w.WK, bytes(size), w.REF, w.COLL, 3, drawn("nonce"))
    with pytest.raises(Refused, match=r"^wrap\.invalid$"):
        items.unwrap_dek(w.WK, short, w.REF, w.COLL, 3)


@QUICK
@given(spoiled(w.WRAP))
def test_a_spoiled_wrap_is_refused(bad: bytes) -> None:
    with pytest.raises(Refused, match=r"^wrap\.invalid$"):
        items.unwrap_dek(w.WK, bad, w.REF, w.COLL, 3)
