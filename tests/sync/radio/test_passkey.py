"""A code is shown or asked for in one word."""

from sync.radio.passkey import Passkey
from tests.sync.radio.studio import Paper, play


def test_a_listener_answers_for_the_person() -> None:
    asked: Passkey = Paper(code=42).passkey
    assert play(asked(None)) == 42  # type: ignore[arg-type]
