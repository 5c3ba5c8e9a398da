"""What a device might say on a bad day is read or set aside: nothing else is raised."""

import copy
import random
from dataclasses import asdict
from typing import Any, Final

import pytest

from app.domain.device import KEY_SIZE, Reading, Rejected, TimeSource
from app.domain.inbox import Fate
from tests.app.flows.devices.conftest import Home
from tests.conftest import Tally
from tests.recordings.replay import FOLDER, Recording, line, played, recording

OF_DEVICES: Final = sorted(path.name for path in FOLDER.glob("*_*.toml"))
VARIANTS: Final = 400
TAKEN_IN: Final = 60
REASONS: Final = {"short", "trailing", "crc", "size", "flags", "unit", "value"}


def spoilt(raw: str, chance: random.Random) -> str:
    """Return bytes with one or two that changed, and maybe the end lost."""
    changed = bytearray.fromhex(raw)
    for _ in range(chance.randint(0, 2) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    if chance.random() < 0.2:
        changed = changed[: chance.randrange(len(changed) + 1)]
    return changed.hex()


def worse(told: dict[str, Any], chance: random.Random) -> Recording:
    """Return a recording of a bad day: spoilt, out of order, doubled, cut."""
    told = copy.deepcopy(told)
    for packet in told.get("packet", ()):
        packet["bytes"] = spoilt(packet["bytes"], chance)
    for said in (told.get("values", {}), *told.get("shout", ())):
        for char, raw in said.items():
            said[char] = spoilt(raw, chance)
    if "packet" in told:
        packets = told["packet"]
        told["packet"] = [chance.choice(packets) for _ in range(2 * len(packets))]
    return Recording(told)


def checked(found: Reading | Rejected) -> None:
    """Refuse what no driver may give, whatever it heard."""
    if isinstance(found, Rejected):
        assert found.reason in REASONS
        return
    assert len(found.key) == KEY_SIZE
    assert (found.stamp.at is None) == (found.stamp.source is TimeSource.SUSPECT)
    assert found.stamp.at is None or found.stamp.at.utcoffset() is not None
    assert line(found)


@pytest.mark.parametrize("name", OF_DEVICES)
@pytest.mark.covers("C-036")
def test_a_bad_day_is_read_or_set_aside(name: str, tally: Tally) -> None:
    chance = random.Random(name)  # noqa: S311 - noise, not a secret
    told = recording(name).told
    count = 0
    for _ in range(VARIANTS):
        for found in played(worse(told, chance)):
            checked(found)
            count += 1
    assert count > VARIANTS / 4
    tally("readings of bad days, whole or set aside", count)


@pytest.mark.parametrize("name", OF_DEVICES)
def test_a_bad_day_is_counted_to_the_last_packet(name: str, home: Home) -> None:
    """Whatever came is in the record, asked about or told beside it; also confirmed."""
    chance = random.Random(name)  # noqa: S311 - noise, not a secret
    recorded = recording(name)
    home.owned(recorded.identity)
    for _ in range(TAKEN_IN):
        found = list(played(worse(recorded.told, chance)))
        tally = home.inbox.take_in(
            [each for each in found if isinstance(each, Reading)],
            [each for each in found if isinstance(each, Rejected)],
            device=recorded.identity,
        )
        assert sum(asdict(tally).values()) == len(found)
    for waiting in home.inbox.waiting():
        if waiting.fate is Fate.TO_CONFIRM:
            assert home.inbox.confirm(waiting.key) is Fate.KEPT
