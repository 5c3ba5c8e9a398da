"""A packet leaves the disk once it is read, and takes no other with it."""

from datetime import timedelta

from app.domain.device import Rejected, Stamp, Stated, TimeSource
from app.domain.dialogue import Frame
from tests.app.flows.devices.conftest import Home
from tests.fictitious.heard import SCALE, SEVEN, weight


def test_a_weighing_in_several_packets_takes_them_all_from_the_disk(
    home: Home,
) -> None:
    for payload in (b"body", b"71", b"rest", b"dy", b""):
        home.inbox.spool(Frame(SCALE.key, "2a9d", payload, SEVEN))
    said = weight("71", stated=Stated("71", "kg", b"71bodyrest"))
    assert home.inbox.frames(SCALE.key, [said]) == [1, 2, 3]


def test_the_same_packet_of_later_stays_on_the_disk_until_it_is_read(
    home: Home,
) -> None:
    for seconds in (0, 5, 120):
        at = SEVEN + timedelta(seconds=seconds)
        home.inbox.spool(Frame(SCALE.key, "2a9d", b"71", at))
    undated = Stamp(SEVEN, TimeSource.RECEIVED)
    assert home.inbox.frames(SCALE.key, [weight("71", stamp=undated)]) == [1, 2]
    assert home.inbox.frames(SCALE.key, [weight("71")]) == [1, 2, 3]


def test_what_was_set_aside_leaves_with_its_bytes(home: Home) -> None:
    for payload in (b"7", b"71"):
        home.inbox.spool(Frame(SCALE.key, "2a9d", payload, SEVEN))
    bad = Rejected("short", b"7", "2a9d")
    assert home.inbox.frames(SCALE.key, [bad]) == [1]
