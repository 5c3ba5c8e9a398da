"""Records are asked for since the last time, and how a device may answer."""

from collections import deque
from dataclasses import dataclass

import pytest

from app.domain.dialogue import Outcome, Subscribe, Wait, Write
from app.domain.recorded import left_after
from tests.app.devices.meters import (
    AFTER_RESET,
    N,
    asked,
    led,
    meals,
    memory,
    record,
    sequences,
)
from tests.app.devices.played import Kept, Memory


def refusing(*codes: str) -> Memory:
    """Return a meter whose control point refuses, then does what it is asked."""
    peer = memory()
    peer.refusals = {"2a52": deque(codes)}
    return peer


def test_every_record_is_kept_and_the_cursor_stands_at_the_last() -> None:
    dialogue, outcome = led(memory())
    assert outcome is Outcome.COMPLETE
    assert sequences(dialogue.kept) == list(range(1, N + 1))
    assert meals(dialogue.kept) == N // 3
    cursor = dialogue.kept.cursor
    assert cursor is not None
    assert (cursor.sequence, left_after(cursor)) == (N, 0)


def test_everything_is_heard_before_anything_is_asked() -> None:
    dialogue, _ = led(memory())
    first = next(
        i for i, each in enumerate(dialogue.commands) if isinstance(each, Write)
    )
    heard = [
        each.char for each in dialogue.commands[:first] if isinstance(each, Subscribe)
    ]
    assert heard == ["2a18", "2a34", "2a52"]


def test_how_far_it_is_goes_from_nothing_to_all() -> None:
    dialogue, _ = led(memory())
    assert (dialogue.told[0].done, dialogue.told[0].total) == (0, N)
    assert (dialogue.told[-1].done, dialogue.told[-1].total) == (N, N)


def test_a_second_time_brings_nothing_and_doubles_nothing() -> None:
    peer, kept = memory(), Kept()
    led(peer, kept)
    dialogue, outcome = led(peer, kept)
    assert outcome is Outcome.NOTHING_NEW
    assert (len(kept.readings), kept.duplicates) == (N, 0)
    assert asked(dialogue)[-1] == bytes([1, 3, 1, N, 0])


def test_only_what_is_new_is_brought() -> None:
    peer, kept = memory(), Kept()
    led(peer, kept)
    peer.records.append((N + 1, record(N + 1)))
    _, outcome = led(peer, kept)
    assert outcome is Outcome.COMPLETE
    assert (len(kept.readings), kept.duplicates) == (N + 1, 0)


def test_no_record_is_a_success() -> None:
    dialogue, outcome = led(memory(()))
    assert outcome is Outcome.NOTHING_NEW
    assert dialogue.kept == Kept()


@pytest.mark.parametrize("unknown", ["counts", "compares"])
def test_a_device_that_knows_little_gives_all_it_has(unknown: str) -> None:
    peer, kept = memory(), Kept()
    setattr(peer, unknown, False)
    led(peer, kept)
    led(peer, kept)
    assert sequences(kept) == list(range(1, N + 1))


def test_a_device_that_forgot_who_hears_is_heard_again_once() -> None:
    peer = refusing("fd")
    dialogue, outcome = led(peer)
    heard = [each for each in dialogue.commands if isinstance(each, Subscribe)]
    assert outcome is Outcome.COMPLETE
    assert [each.char for each in heard].count("2a52") == 2


def test_a_device_that_is_busy_is_stopped_then_asked_again_once() -> None:
    peer = refusing("", "fe")
    dialogue, outcome = led(peer)
    assert outcome is Outcome.COMPLETE
    assert asked(dialogue) == [b"\4\1", b"\1\1", b"\3\0", b"\1\1"]
    assert sequences(dialogue.kept) == list(range(1, N + 1))


@pytest.mark.parametrize("code", ["fd", "fe", "05"])
def test_a_device_that_always_refuses_is_left_alone(code: str) -> None:
    _, outcome = led(refusing(*[code] * 99))
    assert outcome is Outcome.REFUSED


def test_a_device_that_wants_protection_says_so() -> None:
    _, outcome = led(refusing(*["needs_pairing"] * 9))
    assert outcome is Outcome.NEEDS_PAIRING


def test_a_mute_device_is_waited_for_half_a_minute_and_no_more() -> None:
    peer = memory()
    peer.mute = True
    dialogue, outcome = led(peer)
    waited = [each.seconds for each in dialogue.commands if isinstance(each, Wait)]
    assert outcome is Outcome.SILENT
    assert waited == [5, 30]


def test_a_context_that_never_comes_is_not_waited_for_long() -> None:
    peer = Memory(records=[(1, record(1, context=True)[:1])])
    dialogue, outcome = led(peer)
    waited = [each.seconds for each in dialogue.commands if isinstance(each, Wait)]
    assert outcome is Outcome.COMPLETE
    assert waited[-1] == 2
    assert (sequences(dialogue.kept), meals(dialogue.kept)) == ([1], 0)


def test_a_context_that_comes_after_the_end_is_joined() -> None:
    measured, context = record(3, context=True)

    @dataclass
    class Late(Memory):
        def on_write(self, char: str, payload: bytes) -> None:
            super().on_write(char, payload)
            if payload[:1] == b"\1":
                self.said.append(context)

    dialogue, outcome = led(Late(records=[(3, [measured])]))
    assert outcome is Outcome.COMPLETE
    assert meals(dialogue.kept) == 1


def test_a_context_of_nothing_is_set_aside_not_lost() -> None:
    orphan = record(9, context=True)[1]
    dialogue, _ = led(Memory(records=[(1, [*record(1), orphan])]))
    assert [each.where for each in dialogue.kept.rejected] == ["2a34"]
    assert sequences(dialogue.kept) == [1]


def test_an_answer_that_cannot_be_read_is_set_aside() -> None:
    peer = Memory(records=[(1, [*record(1), ("2a52", b"\6\0")])])
    dialogue, outcome = led(peer)
    assert outcome is Outcome.COMPLETE
    assert [each.reason for each in dialogue.kept.rejected] == ["short"]


@pytest.mark.covers("C-036")
def test_a_memory_that_was_emptied_is_read_whole() -> None:
    peer, kept = memory(), Kept()
    led(peer, kept)
    peer.records = [(n, record(n, base=AFTER_RESET)) for n in range(1, N + 5)]
    _, outcome = led(peer, kept)
    assert outcome is Outcome.COMPLETE
    assert len(kept.readings) == N + N + 4


def test_a_memory_that_restarts_below_the_cursor_is_read_whole() -> None:
    peer, kept = memory(), Kept()
    led(peer, kept)
    peer.records = [(n, record(n, base=AFTER_RESET)) for n in (1, 2, 3)]
    _, outcome = led(peer, kept)
    assert outcome is Outcome.COMPLETE
    assert len(kept.readings) == N + 3
