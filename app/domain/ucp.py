"""UCP (2A9F) : which user of a shared device the person is, and their consent."""

from collections.abc import Generator, Sequence
from contextlib import suppress
from typing import Final

from app.domain.dialogue import (
    Agreed,
    Answer,
    Ask,
    Command,
    Consent,
    Event,
    Notified,
    Question,
    Read,
    Refusal,
    Session,
    Subscribe,
    Value,
    Wait,
    Write,
)
from app.domain.sig import user
from app.domain.sig.packet import DecodeError
from app.domain.sig.user import CODE_MAX, Op, Result

UCP: Final = "2a9f"
BIRTH_DATE: Final = "2a85"
SEX: Final = "2a8c"
HEIGHT: Final = "2a8e"
CHANGES: Final = "2a99"
YES: Final = "yes"
NO: Final = "no"
"""What a person answers when asked whether a device may be told of them."""
_TOLD: Final = ((BIRTH_DATE, "birth_date"), (SEX, "sex"), (HEIGHT, "height"))
PATIENCE: Final = 10.0
"""Seconds an answer of the control point may take."""
_SLOT_MAX: Final = 0xFE
_SLOTS: Final = 8
_SHOWN_MAX: Final = 20
"""How many users to choose from: as most scales have, and as a person may read."""
_DIGITS: Final = 4
_CHANGES_SIZE: Final = 4
_PACKETS_MAX: Final = 256
"""Packets that may come before an answer does."""

Asking = Generator[Command, Event, user.Answer | None]
Agreeing = Generator[Command, Event, Consent | None]
Telling = Generator[Command, Event]
Allowing = Generator[Command, Event, bool]
Typing = Generator[Command, Event, int | None]


def admitted(session: Session, early: list[Notified]) -> Agreeing:
    """Return the user we may read, None where nobody agreed.

    A code is tried once, and asked for once: never guessed. What the device measures
    meanwhile goes to *early*.
    """
    if UCP not in session.chars:
        return None
    if isinstance((yield Subscribe(UCP)), Refusal):
        return None
    if session.consent:
        answer = yield from _consent(session.consent, early)
        if answer is None or answer.result == Result.DONE:
            return session.consent if answer else None
        if answer.result == Result.NOT_AUTHORISED:
            return (yield from _typed(session.consent.slot, early))
    return (yield from _chosen(early))


def told_user(session: Session) -> Telling:
    """Tell the device what the person agreed it may know of them."""
    wished = session.wishes.user
    given: dict[str, bytes] = {}
    with suppress(KeyError, ValueError, OverflowError):
        given[BIRTH_DATE] = user.born(wished["birth_date"])
    with suppress(KeyError):
        given[SEX] = user.sex(wished["sex"])
    with suppress(KeyError, ValueError, OverflowError):
        given[HEIGHT] = user.height(int(wished["height"]))
    written = [char for char in given if char in session.chars]
    if not written or not (yield from _allowed(session, written)):
        return
    for char in written:
        yield Write(char, given[char])
    if CHANGES in session.chars:
        yield from _changed()


def _allowed(session: Session, chars: Sequence[str]) -> Allowing:
    """Ask whether the device may be told of the person, each thing named."""
    wished = session.wishes.user
    told = tuple(f"{name}={wished[name]}" for char, name in _TOLD if char in chars)
    answer = yield Ask(Question.USER, told)
    return isinstance(answer, Answer) and answer.value == YES


def _changed() -> Telling:
    """Count one more change, so that the device takes what was written."""
    answer = yield Read(CHANGES)
    if isinstance(answer, Value) and len(answer.payload) == _CHANGES_SIZE:
        count = int.from_bytes(answer.payload, "little") + 1
        following = count % (1 << 8 * _CHANGES_SIZE)
        yield Write(CHANGES, following.to_bytes(_CHANGES_SIZE, "little"))


def _chosen(early: list[Notified]) -> Agreeing:
    """Ask who the person is on the device, or have them added.

    Where the device says that it knows nobody, the first is not asked.
    """
    listed = yield from _asked(user.list_users(), Op.LIST, early)
    slot = None
    if listed is None or listed.users != 0:
        slots = min(max(_SLOTS, (listed and listed.users) or 0), _SHOWN_MAX)
        choices = tuple(str(rank) for rank in range(1, slots + 1))
        slot = yield from _number(Question.SLOT, _SLOT_MAX, choices)
    if slot is not None:
        return (yield from _typed(slot, early))
    code = yield from _number(Question.REGISTER, CODE_MAX)
    if code is None:
        return None
    answer = yield from _asked(user.register(code), Op.REGISTER, early)
    if answer is None or answer.slot is None:
        return None
    consent = Consent(answer.slot, code)
    yield Agreed(consent)
    answer = yield from _consent(consent, early)
    return consent if answer and answer.result == Result.DONE else None


def _typed(slot: int, early: list[Notified]) -> Agreeing:
    code = yield from _number(Question.CODE, CODE_MAX)
    if code is None:
        return None
    consent = Consent(slot, code)
    answer = yield from _consent(consent, early)
    if answer is None or answer.result != Result.DONE:
        return None
    yield Agreed(consent)
    return consent


def _number(question: Question, most: int, choices: tuple[str, ...] = ()) -> Typing:
    """Ask for a number; anything else is no answer."""
    answer = yield Ask(question, choices)
    said = answer.value.strip() if isinstance(answer, Answer) else ""
    typed = said.isascii() and said.isdigit() and len(said) <= _DIGITS
    return int(said) if typed and int(said) <= most else None


def _consent(consent: Consent, early: list[Notified]) -> Asking:
    request = user.consent(consent.slot, consent.code)
    return (yield from _asked(request, Op.CONSENT, early))


def _asked(request: bytes, op: Op, early: list[Notified]) -> Asking:
    """Ask the control point; None where it refuses or says nothing to it."""
    if isinstance((yield Write(UCP, request)), Refusal):
        return None
    for _ in range(_PACKETS_MAX):
        match (yield Wait(PATIENCE)):
            case Notified(char="2a9f", payload=said):
                with suppress(DecodeError):
                    answer = user.decode_answer(said)
                    if answer.op == op:
                        return answer
            case Notified() as measured:
                early.append(measured)
            case _:
                break
    return None
