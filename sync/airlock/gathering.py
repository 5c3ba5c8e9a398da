"""What the worker of the « sas » does with an export of readings: all it holds."""

from collections.abc import Iterator

from app.domain.errors import Refused
from app.domain.harvest import Asking, Item
from app.gates.paged import Foreign
from app.imports import barren, given, parsing
from sync.airlock.frames import Ask
from sync.airlock.opening import Find


def gathered(find: Find, foreign: Foreign, ask: Ask) -> Iterator[Item]:
    """Give what an export holds, as it is found.

    Raises Refused("import.no_readings") for another file, and what its reader does.
    """
    reader = find(foreign, ask.name)
    if reader.harvest is barren:
        raise Refused("import.no_readings")
    with parsing():
        asking = Asking(ask.zone, ask.day_first)
        yield from reader.harvest(given(reader, foreign), asking)
