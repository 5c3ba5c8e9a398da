"""A radio is handed its clock and its sleep."""

from sync.radio.air import Air
from tests.sync.radio.studio import air, nobody


def test_waits_last_what_they_say_unless_told_otherwise() -> None:
    known = air(nobody)
    assert Air(known.now, known.sleep, known.choose).pace == 1
