"""A scale gives a person their own readings only, and is told what they agreed."""

import pytest

from app.devices.weight_scale import DRIVER
from app.domain.dialogue import Consent, Outcome, Question, Wishes
from app.domain.sig import user
from app.domain.ucp import PATIENCE
from tests.app.devices.played import Dialogue, Kept
from tests.app.devices.scales import Scale, weighed

MINE = Consent(2, 4242)


def led(
    scale: Scale, answers: dict[Question, list[str]], consent: Consent | None = None
) -> Dialogue:
    """Lead a dialogue with a person who answers."""
    dialogue = Dialogue(scale, Kept(consent=consent), answers=answers)
    assert dialogue.lead(DRIVER) in {Outcome.COMPLETE, Outcome.NOTHING_NEW}
    return dialogue


def asked(dialogue: Dialogue) -> list[Question]:
    """Return what the person was asked."""
    return [each.question for each in dialogue.asked]


def control(scale: Scale) -> list[bytes]:
    """Return what was written to the control point."""
    return [payload for char, payload in scale.written if char == "2a9f"]


def test_a_consent_already_given_asks_nothing() -> None:
    scale = Scale(kept={2: [weighed()]})
    dialogue = led(scale, {}, MINE)
    assert asked(dialogue) == []
    assert control(scale) == [b"\2\2" + (4242).to_bytes(2, "little")]
    assert len(dialogue.kept.readings) == 1


def test_a_person_says_who_they_are_and_their_code() -> None:
    scale = Scale(kept={2: [weighed()]})
    dialogue = led(scale, {Question.SLOT: ["2"], Question.CODE: ["4242"]})
    assert dialogue.kept.consent == MINE
    assert len(dialogue.kept.readings) == 1


def test_a_wrong_code_is_asked_once_and_never_guessed() -> None:
    scale = Scale(kept={2: [weighed()]})
    dialogue = led(scale, {Question.CODE: ["9999", "9998", "9997"]}, Consent(2, 1))
    assert asked(dialogue) == [Question.CODE]
    assert len(control(scale)) == 2
    assert dialogue.kept.readings == {}
    assert dialogue.kept.consent == Consent(2, 1)


def test_a_code_that_changed_is_remembered() -> None:
    dialogue = led(Scale(), {Question.CODE: ["4242"]}, Consent(2, 1))
    assert dialogue.kept.consent == MINE


def test_a_new_person_is_added_with_the_code_that_was_drawn() -> None:
    scale = Scale()
    dialogue = led(scale, {Question.REGISTER: ["0777"]})
    assert asked(dialogue) == [Question.SLOT, Question.REGISTER]
    assert dialogue.kept.consent == Consent(3, 777)
    assert scale.users[3] == 777


def test_a_scale_that_knows_nobody_does_not_ask_who_the_person_is() -> None:
    scale = Scale(users={}, lists=True)
    dialogue = led(scale, {Question.REGISTER: ["0777"]})
    assert asked(dialogue) == [Question.REGISTER]
    assert dialogue.kept.consent == Consent(1, 777)


@pytest.mark.parametrize("lists", [True, False])
def test_a_scale_that_knows_somebody_or_will_not_say_asks_who(*, lists: bool) -> None:
    dialogue = led(Scale(lists=lists), {})
    assert asked(dialogue) == [Question.SLOT, Question.REGISTER]


@pytest.mark.parametrize(
    ("users", "choices"), [(None, 8), (1, 8), (8, 8), (10, 10), (254, 20)]
)
def test_every_user_of_a_scale_may_say_who_they_are(
    users: int | None, choices: int
) -> None:
    scale = Scale(users=dict.fromkeys(range(users or 1), 1), lists=users is not None)
    asked_first = led(scale, {}).asked[0]
    ranks = tuple(str(rank) for rank in range(1, choices + 1))
    assert (asked_first.question, asked_first.choices) == (Question.SLOT, ranks)


@pytest.mark.parametrize("said", ["", "oui", "-1", "12345", "³", "9" * 5000, "10000"])
def test_what_is_no_code_registers_nobody(said: str) -> None:
    scale = Scale()
    dialogue = led(scale, {Question.REGISTER: [said]})
    assert control(scale) == [user.list_users()]
    assert dialogue.kept.consent is None


def test_a_person_who_answers_nothing_still_weighs_themselves() -> None:
    scale = Scale()
    scale.said.append(weighed(slot=None))
    dialogue = led(scale, {})
    (reading,) = dialogue.kept.readings.values()
    assert reading.slot is None


def test_what_is_weighed_while_the_person_answers_is_not_lost() -> None:
    scale = Scale()
    scale.said.append(weighed(slot=None))
    dialogue = led(scale, {}, MINE)
    assert len(dialogue.kept.readings) == 1


def test_a_control_point_that_says_nothing_is_not_waited_for_long() -> None:
    scale = Scale(listens=False)
    dialogue = led(scale, {}, MINE)
    assert PATIENCE in {getattr(each, "seconds", 0) for each in dialogue.commands}
    assert len(control(scale)) == 1


def test_a_scale_is_told_nothing_of_the_person_unasked() -> None:
    scale = Scale(values={"2a85": b"", "2a8c": b"", "2a8e": b"", "2a99": bytes(4)})
    led(scale, {}, MINE)
    assert {char for char, _ in scale.written} == {"2a9f"}


def test_a_scale_is_told_what_the_person_agreed_and_that_it_changed() -> None:
    scale = Scale(
        values={"2a85": b"", "2a8c": b"", "2a8e": b"", "2a99": b"\xff\xff\0\0"}
    )
    wished = {"birth_date": "1955-04-02", "sex": "female", "height": "170"}
    dialogue = Dialogue(scale, Kept(consent=MINE), answers={Question.USER: ["yes"]})
    dialogue.lead(DRIVER, wishes=Wishes(user=wished))
    (ask,) = dialogue.asked
    assert ask.choices == ("birth_date=1955-04-02", "sex=female", "height=170")
    assert scale.values["2a85"] == b"\xa3\x07\4\2"
    assert scale.values["2a8c"] == b"\1"
    assert scale.values["2a8e"] == b"\xaa\0"
    assert scale.values["2a99"] == b"\0\0\1\0"


@pytest.mark.parametrize("answers", [[], ["no"], ["Yes"]])
def test_a_scale_is_told_nothing_of_a_person_who_does_not_agree(
    answers: list[str],
) -> None:
    scale = Scale(values={"2a85": b"", "2a8c": b"", "2a8e": b"", "2a99": bytes(4)})
    wished = {"birth_date": "1955", "sex": "female", "height": "170"}
    dialogue = Dialogue(scale, Kept(consent=MINE), answers={Question.USER: answers})
    dialogue.lead(DRIVER, wishes=Wishes(user=wished))
    assert {char for char, _ in scale.written} == {"2a9f"}
    assert asked(dialogue) == [Question.USER]


def test_a_year_alone_says_no_day() -> None:
    scale = Scale(values={"2a85": b""})
    dialogue = Dialogue(scale, Kept(consent=MINE), answers={Question.USER: ["yes"]})
    dialogue.lead(DRIVER, wishes=Wishes(user={"birth_date": "1955"}))
    assert scale.values["2a85"] == b"\xa3\x07\0\0"


@pytest.mark.parametrize(
    "wished",
    [
        {"birth_date": "x"},
        {"birth_date": "1955-99999"},
        {"height": "tall"},
        {"height": "99999"},
    ],
)
def test_what_makes_no_sense_is_not_told(wished: dict[str, str]) -> None:
    scale = Scale(values={"2a85": b"", "2a8e": b"", "2a99": bytes(4)})
    dialogue = Dialogue(scale, Kept(consent=MINE))
    assert dialogue.lead(DRIVER, wishes=Wishes(user=wished)) is Outcome.NOTHING_NEW
    assert {char for char, _ in scale.written} == {"2a9f"}


def test_nobody_is_told_of_a_person_who_was_not_recognised() -> None:
    scale = Scale(values={"2a85": b""})
    dialogue = Dialogue(scale, Kept())
    dialogue.lead(DRIVER, wishes=Wishes(user={"birth_date": "1955-04-02"}))
    assert {char for char, _ in scale.written} == {"2a9f"}


def test_no_other_operation_is_ever_asked() -> None:
    scale = Scale()
    led(scale, {Question.REGISTER: ["1"]}, None)
    ops = {user.decode_request(payload).op for payload in control(scale)}
    assert ops <= {user.Op.REGISTER, user.Op.CONSENT, user.Op.LIST}
