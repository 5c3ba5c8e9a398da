"""Everything a house holds of measures speaks of the same record."""

from app.domain.device import Mark
from tests.app.flows.devices.conftest import Home
from tests.fictitious.heard import METER, glucose


def test_a_measure_of_a_device_is_seen_by_all(home: Home) -> None:
    home.owned(METER)
    home.inbox.take_in([glucose("104")], device=METER)
    assert home.measures.last("blood-glucose")
    faces = [one.kind.code for one in home.house["panel"].faces()]
    assert "blood-glucose" in faces


def test_only_an_example_counts_what_a_program_plays(home: Home, example: Home) -> None:
    said = [glucose("104", marks=frozenset({Mark.VIRTUAL}))]
    for one, kept in ((home, 0), (example, 1)):
        one.owned(METER)
        assert one.inbox.take_in(said, device=METER).kept == kept
