"""Every way in opens the same master key, and no other secret does."""

import json

import pytest

from app.crypto.recovery import recovery_text
from app.crypto.slots import M_FLOOR, Argon, database_key
from app.domain.errors import Broken, Refused
from storage.keys.slots import SlotKeys
from tests.storage.keys.rig import Rig
from tests.storage.samples import Drawn, Seconds

PIN = "482951"
PHRASE = "correct cheval agrafe batterie 1958"
SHEET = recovery_text(bytes(range(20)))
SECRETS = {"keyring": "", "pin": PIN, "passphrase": PHRASE, "recovery": SHEET}


def fail(rig: Rig, times: int) -> None:
    """Type a wrong code, each as soon as it is allowed."""
    for _ in range(times):
        with pytest.raises(Refused, match=r"store\.key"):
            rig.keys().unlock("pin", "000001")
        rig.timer.at += 3601


@pytest.mark.covers("C-108")
@pytest.mark.parametrize("kind", SECRETS)
def test_each_way_in_opens(rig: Rig, kind: str) -> None:
    way = rig.keys().add(kind, SECRETS[kind], rig.lmk)
    assert rig.keys().exists()
    assert rig.keys().ways() == [way]
    assert rig.keys().unlock(kind, SECRETS[kind]) == rig.lmk
    assert rig.keys().database_key(rig.lmk) == database_key(rig.lmk, 1)


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("pin", "482952"),
        ("passphrase", PHRASE + " "),
        ("recovery", recovery_text(bytes(20))),
    ],
)
def test_a_wrong_secret_opens_nothing(rig: Rig, kind: str, wrong: str) -> None:
    rig.keys().add(kind, SECRETS[kind], rig.lmk)
    with pytest.raises(Refused, match=r"store\.key"):
        rig.keys().unlock(kind, wrong)
    assert rig.keys().unlock(kind, SECRETS[kind]) == rig.lmk


def test_a_way_that_is_not_there_opens_nothing(rig: Rig) -> None:
    rig.keys().add("passphrase", PHRASE, rig.lmk)
    with pytest.raises(Refused, match=r"store\.key"):
        rig.keys().unlock("recovery", SHEET)


def test_ways_are_offered_from_the_easiest(rig: Rig) -> None:
    for kind in reversed(SECRETS):
        rig.keys().add(kind, SECRETS[kind], rig.lmk)
    assert [way.kind for way in rig.keys().ways()] == list(SECRETS)


@pytest.mark.parametrize("kind", ["pin", "keyring"])
def test_without_a_key_store_there_is_no_code_and_no_session(
    rig: Rig, kind: str
) -> None:
    rig.store = None
    keys = SlotKeys(rig.home, entropy=Drawn(), timer=Seconds(), store=None)
    keys.create(rig.lmk, rig.device)
    with pytest.raises(Refused, match=r"vault\.absent"):
        keys.add(kind, SECRETS[kind], rig.lmk)
    assert keys.store_name() == ""
    assert not keys.exists()


@pytest.mark.parametrize("kind", ["pin", "keyring"])
def test_a_locked_or_emptied_key_store_says_so(rig: Rig, kind: str) -> None:
    assert rig.store is not None
    rig.keys().add(kind, SECRETS[kind], rig.lmk)
    rig.store.locked = True
    with pytest.raises(Refused, match=r"vault\.locked"):
        rig.keys().unlock(kind, SECRETS[kind])
    rig.store.locked = False
    rig.store.kept.clear()
    with pytest.raises(Refused, match=r"vault\.absent"):
        rig.keys().unlock(kind, SECRETS[kind])


def test_a_lost_count_locks_the_code(rig: Rig) -> None:
    assert rig.store is not None
    way = rig.keys().add("pin", PIN, rig.lmk)
    del rig.store.kept[f"tries-{way.id}"]
    with pytest.raises(Refused, match=r"vault\.locked"):
        rig.keys().unlock("pin", PIN)


def test_a_new_secret_takes_the_place_of_the_old(rig: Rig) -> None:
    assert rig.store is not None
    rig.keys().add("pin", PIN, rig.lmk)
    rig.keys().add("pin", "719264", rig.lmk)
    with pytest.raises(Refused, match=r"store\.key"):
        rig.keys().unlock("pin", PIN)
    assert rig.keys().unlock("pin", "719264") == rig.lmk
    assert len(rig.store.kept) == 2


def test_the_last_way_in_is_never_removed(rig: Rig) -> None:
    pin = rig.keys().add("pin", PIN, rig.lmk)
    phrase = rig.keys().add("passphrase", PHRASE, rig.lmk)
    rig.keys().remove(pin)
    with pytest.raises(Refused, match=r"slot\.last"):
        rig.keys().remove(phrase)
    assert rig.store is not None
    assert rig.store.kept == {}


def test_a_home_is_not_started_twice(rig: Rig) -> None:
    rig.keys().add("passphrase", PHRASE, rig.lmk)
    with pytest.raises(Refused, match=r"store\.exists"):
        rig.keys().create(rig.lmk, rig.device)


def test_no_home_has_no_ways(rig: Rig) -> None:
    keys = SlotKeys(rig.home, entropy=Drawn(), timer=Seconds(), store=None)
    assert not keys.exists()
    with pytest.raises(Refused, match=r"store\.absent"):
        keys.ways()


@pytest.mark.parametrize(
    ("kind", "secret"), [("pin", "1234"), ("passphrase", "azerty")]
)
def test_a_weak_secret_is_refused_and_leaves_nothing(
    rig: Rig, kind: str, secret: str
) -> None:
    with pytest.raises(Refused, match=rf"{kind}\.weak"):
        rig.keys().add(kind, secret, rig.lmk)
    assert rig.store is not None
    assert rig.store.kept == {}
    assert not rig.keys().exists()


@pytest.mark.covers("C-108")
def test_a_cost_lowered_in_the_file_is_refused(rig: Rig) -> None:
    rig.keys().add("passphrase", PHRASE, rig.lmk)
    path = rig.home / "slots.json"
    kept = json.loads(path.read_bytes())
    kept["slots"][0]["m"] = M_FLOOR - 1
    path.write_text(json.dumps(kept))
    with pytest.raises(Refused, match=r"kdf\.floor"):
        rig.keys().unlock("passphrase", PHRASE)


def test_a_slot_carried_to_another_place_does_not_open(rig: Rig) -> None:
    rig.keys().add("passphrase", PHRASE, rig.lmk)
    path = rig.home / "slots.json"
    for name, value in (("device", "00" * 16), ("id", "x"), ("t", 3)):
        kept = json.loads(path.read_bytes())
        (kept if name == "device" else kept["slots"][0])[name] = value
        other = rig.home.parent / name / "slots.json"
        other.parent.mkdir()
        other.write_text(json.dumps(kept))
        keys = SlotKeys(other.parent, entropy=Drawn(), timer=Seconds(), store=None)
        with pytest.raises(Refused, match=r"store\.key"):
            keys.unlock("passphrase", PHRASE)


def test_a_damaged_file_is_said_to_be(rig: Rig) -> None:
    rig.keys().add("passphrase", PHRASE, rig.lmk)
    (rig.home / "slots.json").write_bytes(b'{"v":1')
    with pytest.raises(Broken, match=r"slots\.damaged"):
        rig.keys().ways()


@pytest.mark.covers("C-108")
def test_five_wrong_codes_are_free_then_the_wait_grows(rig: Rig) -> None:
    rig.keys().add("pin", PIN, rig.lmk)
    waits: list[int] = []
    wrong = 0
    while wrong < 9:
        with pytest.raises(Refused) as caught:
            rig.keys().unlock("pin", "000001")
        wrong += caught.value.code == "store.key"
        if caught.value.code == "store.wait":
            waits.append(int(caught.value.details["seconds"]))
            rig.timer.at += waits[-1]
    assert waits == [60, 300, 900, 3600]


@pytest.mark.covers("C-108")
def test_the_tenth_wrong_code_erases_the_way_in_but_not_the_sheet(rig: Rig) -> None:
    assert rig.store is not None
    rig.keys().add("recovery", SHEET, rig.lmk)
    rig.keys().add("pin", PIN, rig.lmk)
    fail(rig, 10)
    assert rig.store.kept == {}
    assert [way.kind for way in rig.keys().ways()] == ["recovery"]
    assert rig.keys().unlock("recovery", SHEET) == rig.lmk


def test_nine_wrong_codes_then_the_right_one_start_again_from_none(rig: Rig) -> None:
    rig.keys().add("pin", PIN, rig.lmk)
    fail(rig, 9)
    assert rig.keys().unlock("pin", PIN) == rig.lmk
    fail(rig, 9)
    assert rig.keys().unlock("pin", PIN) == rig.lmk


def test_a_process_killed_while_trying_has_used_its_try(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig.keys().add("recovery", SHEET, rig.lmk)
    rig.keys().add("pin", PIN, rig.lmk)

    def killed(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("storage.keys.slots.pin_kek", killed)
        for _ in range(10):
            with pytest.raises(KeyboardInterrupt):
                rig.keys().unlock("pin", PIN)
            rig.timer.at += 3601
    with pytest.raises(Refused, match=r"store\.key"):
        rig.keys().unlock("pin", PIN)
    assert [way.kind for way in rig.keys().ways()] == ["recovery"]


def test_the_cost_is_measured_on_this_machine_unless_given(rig: Rig) -> None:
    keys = SlotKeys(rig.home, entropy=Drawn(), timer=Seconds(), store=None)
    assert isinstance(keys._cost(b"s" * 16), Argon)
