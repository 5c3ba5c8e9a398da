"""What changes in what is entrusted is told as such."""

from app.domain.changes import Changes
from app.domain.ids import SpaceId
from app.flows.heart import Heart
from storage.beat import EntrustedPulse


def test_listeners_of_the_home_hear_it_with_its_name() -> None:
    heart, heard = Heart(), list[Changes]()
    pulse = EntrustedPulse(heart)
    stop = pulse.listen(heard.append)
    pulse.beat(Changes(SpaceId(b"l" * 16), frozenset({"document"})))
    stop()
    pulse.beat(Changes(SpaceId(b"l" * 16), frozenset()))
    assert [one.kinds for one in heard] == [frozenset({"document", "entrusted"})]
