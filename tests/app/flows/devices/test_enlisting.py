"""Adding, naming and forgetting are one write each, and follow the person."""

from app.domain.collection import Confidentiality
from app.domain.dialogue import Consent, Wishes
from app.flows.devices.enlisting import Enlisting
from tests.app.flows.devices.conftest import Home
from tests.fictitious.heard import METER, SCALE, FakeDriver


def test_a_device_follows_the_person_and_its_cursor_does_not(home: Home) -> None:
    found = home.owned(METER)
    (entry,) = home.devices.roster.entries()
    assert entry.confidentiality is Confidentiality.PRIVE
    assert "journal" in home.pulse.told[-1].kinds
    assert found.last_seen


def test_a_name_is_taken_back_by_what_it_was(home: Home) -> None:
    found = home.owned(METER)
    before = home.devices.roster.entry(found.key)
    home.devices.rename(found.key, "Cuisine")
    home.devices.restore(before)
    assert home.devices.one(found.key).name == "Ma balance"


def test_the_code_of_a_slot_that_is_no_more_the_persons_is_not_given(
    home: Home,
) -> None:
    enlisting = Enlisting(home.devices.room)
    found = enlisting.add(FakeDriver(), SCALE)
    enlisting.agreed(found, Consent(3, 42))
    one = home.devices.one(found.key)
    session = enlisting.session(one, frozenset(), Wishes(), virtual=True)
    assert (session.consent, session.virtual) == (Consent(3, 42), True)
    home.devices.unbind(found.key, 3)
    again = home.devices.one(found.key)
    assert (
        enlisting.session(again, frozenset(), Wishes(), virtual=False).consent is None
    )
