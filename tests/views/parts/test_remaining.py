"""A code works for as many minutes as were begun."""

import pytest

from views.parts.remaining import remaining


@pytest.mark.parametrize(
    ("seconds", "said"), [(900, "15 minutes"), (61, "2 minutes"), (60, "1 minute.")]
)
def test_a_minute_begun_counts(seconds: int, said: str) -> None:
    assert said in remaining(seconds)
