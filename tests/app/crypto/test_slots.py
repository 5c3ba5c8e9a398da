"""A slot opens with its own secret, never cheaply, and nowhere else."""

from dataclasses import replace

import pytest
from hypothesis import given

from app.crypto import slots
from app.domain.errors import Refused
from tests.vectors import world as w
from tests.vectors.people import ARGON, USUAL
from tests.vectors.seeds import drawn, seed
from tests.vectors.strategies import QUICK, code_of, spoiled

PEPPER = seed("pepper")
SLOT = slots.SlotRef("pin", w.DEVICE, "1", ARGON.kdf_bytes)
BOX = slots.box_lmk(seed("kek"), seed("lmk"), SLOT, drawn("n9"))


def test_the_golden_pin() -> None:
    assert slots.pin_kek("482913", USUAL, PEPPER).hex() == (
        "53e6c16f9040478d19427a3635f04a519df27e0c4c87ea7150c011dd8b9229ed"
    )


def test_the_golden_database_key() -> None:
    assert slots.database_key(seed("lmk"), 1).hex() == (
        "a4455efd39552c57f59375455ccec6831b7dbcaee93daf9c4dbe141ecfee595c"
        "6325fd3b299d86f747d8ceff03d83363"
    )
    assert slots.database_key(seed("lmk"), 2) != slots.database_key(seed("lmk"), 1)


@pytest.mark.covers("C-108")
def test_a_pin_needs_the_pepper_of_the_system() -> None:
    for pepper in (b"", PEPPER[:-1]):
        with pytest.raises(Refused, match=r"^vault\.absent$"):
            slots.pin_kek("482913", ARGON, pepper)
    assert slots.pin_kek("482913", ARGON, PEPPER) != slots.pin_kek(
        "482913", ARGON, seed("x")
    )


@pytest.mark.parametrize(
    "cost",
    [
        ARGON._replace(t=1),
        ARGON._replace(t=17),
        ARGON._replace(m=slots.M_FLOOR - 1),
        ARGON._replace(m=slots.M_MAX + 1),
        ARGON._replace(p=0),
        ARGON._replace(p=5),
    ],
    ids=[
        "few passes",
        "many passes",
        "little memory",
        "much memory",
        "no lane",
        "many",
    ],
)
def test_a_cost_under_the_floor_or_absurd_is_refused(cost: slots.Argon) -> None:
    with pytest.raises(Refused, match=r"^kdf\.floor$"):
        slots.passphrase_kek("phrase", cost)
    with pytest.raises(Refused, match=r"^kdf\.floor$"):
        slots.pin_kek("482913", cost, PEPPER)


@pytest.mark.parametrize("size", [0, 8, 15, 17, 32])
def test_a_salt_is_16_bytes(size: int) -> None:
    salted = ARGON._replace(salt=seed("salt", size))
    with pytest.raises(Refused, match=r"^kdf\.floor$"):
        slots.pin_kek("482913", salted, PEPPER)


def test_each_kind_of_secret_makes_its_own_key() -> None:
    keys = {
        slots.passphrase_kek("482913", ARGON),
        slots.pin_kek("482913", ARGON, PEPPER),
        slots.recovery_kek(w.RECOVERY, w.DEVICE),
        slots.recovery_kek(w.RECOVERY, bytes(16)),
        slots.tries_key(PEPPER, w.DEVICE),
    }
    assert len(keys) == 5


def test_a_passphrase_is_the_same_from_every_keyboard() -> None:
    composed, apart = "été", "e\u0301te\u0301"
    key = slots.passphrase_kek(composed, ARGON)
    assert key == slots.passphrase_kek(apart, ARGON)
    assert key != slots.passphrase_kek("ete", ARGON)
    assert key != slots.passphrase_kek(composed, ARGON._replace(salt=bytes(16)))


def test_a_slot_gives_the_key_back() -> None:
    assert slots.unbox_lmk(seed("kek"), BOX, SLOT) == seed("lmk")


@pytest.mark.parametrize(
    "slot",
    [
        replace(SLOT, kind="passphrase"),
        replace(SLOT, device=bytes(16)),
        replace(SLOT, id="2"),
        replace(SLOT, kdf_bytes=slots.RAW),
        replace(SLOT, kdf_bytes=ARGON._replace(t=3).kdf_bytes),
    ],
    ids=["kind", "device", "id", "raw", "cost"],
)
def test_a_box_moved_to_another_slot_is_refused(slot: slots.SlotRef) -> None:
    with pytest.raises(Refused, match=r"^store\.key$"):
        slots.unbox_lmk(seed("kek"), BOX, slot)


def test_a_slot_holds_a_whole_key() -> None:
    for held in (b"", seed("lmk")[:31], seed("lmk") + b"x"):
        short = slots.box_lmk(seed("kek"), held, SLOT, drawn("n9"))
        with pytest.raises(Refused, match=r"^store\.key$"):
            slots.unbox_lmk(seed("kek"), short, SLOT)


@QUICK
@given(spoiled(BOX))
def test_a_spoiled_slot_is_refused(bad: bytes) -> None:
    assert code_of(lambda: slots.unbox_lmk(seed("kek"), bad, SLOT)) == "store.key"


@pytest.mark.parametrize(
    ("spent", "passes"),
    [(0.25, 6), (0.5, 3), (1.5, 2), (10.0, 2), (0.0, 16)],
)
def test_the_cost_follows_the_machine_but_not_under_the_floor(
    spent: float, passes: int
) -> None:
    clock = iter([100.0, 100.0 + spent])
    cost = slots.calibrated(seed("salt", 16), lambda: next(clock))
    assert cost == USUAL._replace(t=passes)


def test_the_floor_and_the_ceiling_are_those_of_the_design() -> None:
    assert (slots.T_FLOOR, slots.M_FLOOR) == (2, 19_456)
    assert (slots.T_MAX, slots.M_MAX, slots.P_MAX) == (16, 262_144, 4)
    assert USUAL[:3] == (3, 65_536, 1)
    for cost in (ARGON._replace(t=slots.T_MAX), ARGON._replace(p=slots.P_MAX)):
        assert len(slots.passphrase_kek("phrase", cost)) == 32
