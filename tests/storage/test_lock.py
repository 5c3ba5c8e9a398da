"""The lock of a home goes with whoever held it."""

from pathlib import Path

import pytest

from app.domain.errors import Refused
from storage.lock import hold


def test_a_lock_is_held_by_one_and_freed_when_closed(tmp_path: Path) -> None:
    first = hold(tmp_path)
    with pytest.raises(Refused, match=r"store\.busy"):
        hold(tmp_path)
    first.close()
    hold(tmp_path).close()
