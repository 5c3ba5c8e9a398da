"""A new device is the one whose code was compared, and no other."""

import functools
import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import enrolment, suites
from app.crypto.canon import canon
from app.crypto.packing import pack
from app.domain.errors import Refused
from tests.vectors import world as w
from tests.vectors.people import NONCE
from tests.vectors.seeds import seed
from tests.vectors.strategies import IDS, KEYS, QUICK, TEXTS, code_of, spoiled

SHOWN = enrolment.Invitation(w.DEVICE, seed("card"), NONCE, "https://exemple.fr")
GIVEN = enrolment.Enrolment(
    w.IDENTITY, w.AMK, 4, seed("card"), (enrolment.Pin(w.SPACE, 12, seed("h")),)
)
BOX = enrolment.seal_enrolment(w.DEVICE_KEYS, GIVEN, w.DEVICE, NONCE)
PLACE = (w.IDENTITY, w.DEVICE, NONCE)


@QUICK
@given(IDS, KEYS, IDS, TEXTS)
def test_an_invitation_is_read_as_shown(
    device: bytes, card: bytes, nonce: bytes, url: str
) -> None:
    shown = enrolment.Invitation(device, card, nonce, url)
    assert enrolment.read_invitation(shown.text) == shown
    assert enrolment.read_code(shown.code.lower().replace("-", "")) == shown.code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ALV1E:",
        "ALV2E:" + SHOWN.text[6:],
        "ALV1E:é",
        "ALV1E:!!!!",
        SHOWN.text[:-3],
        SHOWN.text + "==",
        SHOWN.text + "\n",
        " " + SHOWN.text,
    ],
)
def test_another_text_is_not_an_invitation(text: str) -> None:
    with pytest.raises(Refused, match=r"^enrol\.malformed$"):
        enrolment.read_invitation(text)


LETTERS = string.ascii_letters + string.digits + "-_+/="


@QUICK
@given(IDS, KEYS, IDS, TEXTS, st.data())
def test_an_invitation_has_one_text(
    device: bytes, card: bytes, nonce: bytes, url: str, draw: st.DataObject
) -> None:
    text = enrolment.Invitation(device, card, nonce, url).text
    at = draw.draw(st.integers(6, len(text) - 1))
    letter = draw.draw(st.sampled_from(LETTERS))
    other = text[:at] + letter + text[at + 1 :]
    if other != text and not code_of(lambda: enrolment.read_invitation(other)):
        assert enrolment.read_invitation(other) != enrolment.read_invitation(text)


def test_stray_bits_and_the_other_alphabet_are_refused() -> None:
    text = SHOWN.text
    other = text.translate(str.maketrans("-_", "+/"))
    assert code_of(lambda: enrolment.read_invitation(other)) == "enrol.malformed"
    codes = [
        code_of(functools.partial(enrolment.read_invitation, text[:-1] + letter))
        for letter in LETTERS
    ]
    assert codes.count("") == 4, "the two bits the last letter holds"


def test_a_code_changes_with_all_it_stands_for() -> None:
    codes = {
        shown.code
        for shown in (
            SHOWN,
            replace(SHOWN, device=bytes(16)),
            replace(SHOWN, card_hash=bytes(32)),
            replace(SHOWN, nonce=bytes(16)),
            replace(SHOWN, url=""),
        )
    }
    assert len(codes) == 5
    assert {len(code) for code in codes} == {24 + 5}


def test_a_mistyped_code_is_noticed() -> None:
    code = SHOWN.code
    for wrong in (code[:-1], code + "0", ("1" if code[0] != "1" else "2") + code[1:]):
        with pytest.raises(Refused, match=r"^recovery\.mistyped$"):
            enrolment.read_code(wrong)


def test_both_screens_show_the_same_symbols_and_an_impostor_others() -> None:
    shown = enrolment.compared(*PLACE, by_hand=False)
    assert len(shown) == 7
    assert len(enrolment.compared(*PLACE, by_hand=True)) == 19
    for other in (
        (bytes(16), w.DEVICE, NONCE),
        (w.IDENTITY, bytes(16), NONCE),
        (w.IDENTITY, w.DEVICE, bytes(16)),
    ):
        assert enrolment.compared(*other, by_hand=False) != shown


@pytest.mark.covers("C-174")
def test_the_new_device_receives_the_account_key() -> None:
    assert enrolment.open_enrolment(w.DEVICE_SECRETS, BOX, *PLACE) == GIVEN


@pytest.mark.parametrize("at", range(3), ids=["identity", "device", "nonce"])
def test_an_old_envelope_replayed_for_another_invitation_is_refused(at: int) -> None:
    place = [*PLACE[:at], seed("x", 16), *PLACE[at + 1 :]]
    with pytest.raises(Refused, match=r"^wrap\.invalid$"):
        enrolment.open_enrolment(w.DEVICE_SECRETS, BOX, *place)


@QUICK
@given(spoiled(BOX))
def test_a_spoiled_envelope_is_refused(bad: bytes) -> None:
    code = code_of(lambda: enrolment.open_enrolment(w.DEVICE_SECRETS, bad, *PLACE))
    assert code in {"wrap.invalid", "suite.floor"}


@pytest.mark.parametrize(
    ("held", "code"),
    [
        (replace(GIVEN, identity=bytes(16)).encode(), "wrap.invalid"),
        (pack([2]), "format.unknown"),
        (b"", "statement.malformed"),
    ],
)
def test_what_it_holds_is_read_strictly(held: bytes, code: str) -> None:
    box = suites.sealed_to(w.DEVICE_KEYS, held, canon("enrol", *PLACE))
    with pytest.raises(Refused) as refused:
        enrolment.open_enrolment(w.DEVICE_SECRETS, box, *PLACE)
    assert refused.value.code == code
