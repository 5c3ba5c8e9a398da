"""The example allows one service, called fictitious: it waits, and nothing leaves."""

from datetime import UTC, date

from app.domain.consent import ConsentState, Finality
from app.domain.mandate import last_day
from app.flows.example.services import NAME, allow
from tests.screens.consenting import summarised
from tests.screens.homes import a_house


def test_a_fictitious_service_is_allowed_for_prevention_and_waits() -> None:
    house = summarised(a_house())
    given = allow(house.consents, house.dependents.world, UTC)
    assert house.consents.every() == [given]
    assert given.service_name == NAME
    assert "fictif" in NAME
    assert given.finality is Finality.PREVENTION
    assert given.state is ConsentState.WAITING
    assert last_day(given.until, UTC) == date(2027, 1, 20)
