"""« Passerelle » of who writes for people from outside: today, laboratories."""

from collections.abc import Mapping

from app.flows.departures import Departures
from app.flows.world import World


def play_laboratory(
    world: World, departures: Departures, how: Mapping[str, str]
) -> Mapping[str, str | int]:
    """Deposit one file as a fictitious laboratory; return its `name` and the `seq`.

    *how* has the `file`, its `type`, `title` and `date`, the address it goes `to`, the
    `folder` of the laboratory, and that of the `operator` who vouches for it.
    Raises Refused("deposit.letter" | "deposit.address" | "deposit.no_directory" |
    "deposit.closed" | "deposit.refused" | "date.malformed") and what a server does.
    """
    from sync.gateway.lab import play

    return play(world, departures, how)
