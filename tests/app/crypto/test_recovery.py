"""The sheet, its shares, and the words two devices compare."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import crockford, recovery
from app.domain.errors import Refused
from tests.vectors import world as w
from tests.vectors.seeds import drawn, seed
from tests.vectors.strategies import QUICK

TEXT = "6SSM-E1X1-G2X5-CRF3-8ZQJ-VDSW-HXE5-37M6-FAC6"
SHARES = (
    "25ZH-F01X-XYWM-0P28-QHXE-71EG-97RF-6PYM-BFBD-3CMS",
    "29ZH-EGFF-1HG7-GAT5-K5BY-7P4H-WMWV-JF2Q-8M72-H3T2",
    "2DZH-FXX1-MKF9-KWXQ-ED6E-66NE-G5Z7-DT6Z-9X37-YCBB",
)


def test_the_golden_sheet() -> None:
    assert recovery.recovery_text(w.RECOVERY) == TEXT
    assert recovery.recovery_key(TEXT) == w.RECOVERY
    handle = recovery.recovery_handle(w.RECOVERY).hex()
    assert handle == "d9fb21317fbe6039fa3dcd8cb7a4ec09"


def test_the_golden_shares() -> None:
    assert recovery.split(w.RECOVERY, drawn("shamir", "set")) == SHARES


def test_the_golden_fingerprint() -> None:
    salt = seed("fpsalt", 5)
    assert crockford.spoken(salt) == "BF1T-BWQD"
    heard = recovery.fingerprint(w.SPACE, 12, seed("h"), salt)
    assert heard == "19GV-61SV-RQ1C-YJSR"


@given(st.binary(min_size=20, max_size=20))
def test_a_key_typed_carelessly_is_read(key: bytes) -> None:
    text = recovery.recovery_text(key)
    careless = text.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert recovery.recovery_key(careless) == key


@pytest.mark.parametrize("at", range(44))
def test_one_wrong_symbol_is_noticed(at: int) -> None:
    if TEXT[at] == "-":
        return
    wrong = TEXT[:at] + ("7" if TEXT[at] != "7" else "8") + TEXT[at + 1 :]
    with pytest.raises(Refused, match=r"^recovery\.mistyped$"):
        recovery.recovery_key(wrong)


@pytest.mark.parametrize("text", [SHARES[0], TEXT[:-1], "", TEXT + "0", "é" * 36])
def test_what_is_not_a_key_is_mistyped(text: str) -> None:
    with pytest.raises(Refused, match=r"^recovery\.mistyped$"):
        recovery.recovery_key(text)


def test_each_use_of_the_key_is_apart() -> None:
    kek, seeded = recovery.recovery_kek, recovery.recovery_seed
    assert kek(w.RECOVERY) != seeded(w.RECOVERY)
    assert recovery.recovery_handle(w.RECOVERY) != kek(w.RECOVERY)[:16]


@QUICK
@given(st.binary(min_size=20, max_size=20), st.binary(min_size=22, max_size=22))
def test_any_two_shares_give_the_key(key: bytes, drawn_bytes: bytes) -> None:
    waiting = [drawn_bytes[:20], drawn_bytes[20:]]
    shares = recovery.split(key, lambda _: waiting.pop(0))
    assert {recovery.join(a, b) for a, b in permutations(shares, 2)} == {key}


def test_one_share_says_nothing() -> None:
    """With another slope, the same share stands for any other key."""
    wanted = bytes(20)
    other = bytes(a ^ b for a, b in zip(w.RECOVERY, seed("shamir", 20), strict=True))
    first, *_ = recovery.split(
        wanted, lambda size: {20: other}.get(size, seed("set", 2))
    )
    assert first == SHARES[0]


def test_shares_of_two_sets_or_one_twice_are_refused() -> None:
    other = recovery.split(w.RECOVERY, drawn("shamir", "other"))
    for pair in ((SHARES[0], SHARES[0]), (SHARES[0], other[1])):
        with pytest.raises(Refused, match=r"^share\.mismatch$"):
            recovery.join(*pair)


@pytest.mark.parametrize("first", [0x10, 0x14, 0x21, 0x00])
def test_a_share_that_no_one_makes_is_mistyped(first: int) -> None:
    raw = bytes([first]) + bytes(22)
    text = crockford.checked(raw, b"alveole-share", 16, count=40)
    with pytest.raises(Refused, match=r"^recovery\.mistyped$"):
        recovery.join(text, SHARES[0])


def test_a_fingerprint_tells_two_logs_apart() -> None:
    salt = seed("fpsalt", 5)
    heard = {
        recovery.fingerprint(space, seq, h, salt)
        for space in (w.SPACE, w.ITEM)
        for seq in (1, 2)
        for h in (seed("h"), seed("g"))
    }
    assert len(heard) == 8
