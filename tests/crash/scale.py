"""Hears a meter until killed: a packet is on disk before it is said, then filed.

python -m tests.crash.scale HOME FIRST [deaf]      deaf: said before it is on disk
"""

import os
import signal
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app.domain.dialogue import Frame
from app.domain.ids import IdMint
from app.domain.space import Space
from app.flows.devices.devices import Devices
from app.flows.devices.measured import Measured, measured_by
from app.flows.preferences import Preferences
from app.flows.world import World
from app.ports.radio import NoRadio
from storage.database import Database, open_database
from storage.vault import SqlVault
from tests.crash.writer import say
from tests.fictitious.heard import METER, SEVEN, FakeMeter
from tests.storage.samples import KEY, SPACE, PulseSpy


def heard(number: int) -> Frame:
    """Return the packet *number*, a minute after the one before."""
    at = SEVEN + timedelta(minutes=number)
    return Frame(METER.key, "2a18", str(80 + number % 100).encode(), at)


def furnished(database: Database, number: int) -> Measured:
    """Return the flows of the home, at the minute of a packet."""
    now = SEVEN + timedelta(minutes=number)
    world = World(lambda: now, os.urandom, IdMint(lambda: now, os.urandom))
    vault = SqlVault(database, PulseSpy())
    preferences = Preferences(vault, world, Space(SPACE, "Moi"))
    return measured_by(preferences, ZoneInfo("Europe/Paris"), NoRadio(), example=False)


def devices(house: Measured) -> Devices:
    """Return the devices of a home, with the meter on the shelf."""
    return replace(house["devices"], drivers=lambda: (FakeMeter(),))


def file(kept: Devices, frame: Frame) -> None:
    """Read a packet, and keep what it says with its end on disk."""
    session = kept.session(kept.known()[0], frozenset(), virtual=False)
    readings = FakeMeter().read(frame, session)
    frames = kept.inbox.frames(METER.key, readings)
    kept.inbox.take_in(readings, device=METER, frames=frames)


def main(home: Path, first: int, *, deaf: bool) -> None:
    """Hear for ever."""
    database = open_database(home / "store.db", KEY)
    kept = devices(furnished(database, first))
    if not kept.known():
        kept.bind(kept.add(FakeMeter(), METER).key)
    kept.replay()
    number = first
    while True:
        if deaf and number > first + 3:
            say(number)
            os.kill(os.getpid(), signal.SIGKILL)
        kept.inbox.spool(heard(number))
        say(number)
        file(kept, heard(number))
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), deaf=sys.argv[3:] == ["deaf"])
