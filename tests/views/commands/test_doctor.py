"""The checkup is one object, and one sentence a thing looked at."""

from collections.abc import Mapping

import pytest

from app.domain.errors import Broken
from tests.views.commands.desk import Desk


def damaged() -> Mapping[str, str]:
    """Fail as a damaged store does."""
    raise Broken("store.damaged", page="7")


@pytest.mark.covers("C-178")
def test_a_fault_is_named_with_what_to_do(desk: Desk) -> None:
    desk.door.probes = {
        "versions": lambda: {"alveole": "2026.11.0"},
        "integrity": damaged,
    }
    (found,) = desk.answers("doctor")
    assert found == {
        "ok": False,
        "versions": {"ok": True, "alveole": "2026.11.0"},
        "integrity": {"ok": False, "code": "store.damaged", "page": "7"},
    }
    assert desk.run("doctor") == 1
    assert "integrity : à voir." in desk.out[-1]


def test_all_well_exits_with_zero(desk: Desk) -> None:
    desk.door.probes = {"clock": dict}
    assert desk.run("doctor") == 0
    assert desk.answers("doctor") == [{"ok": True, "clock": {"ok": True}}]
