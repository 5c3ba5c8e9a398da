"""« Services » that send what they know of a person: one file a sort of service."""

from collections.abc import Callable, Mapping

from app.flows.world import World


def play_register(
    world: World,
    port: int,
    how: Mapping[str, str],
    ready: Callable[[Mapping[str, str | int]], None],
) -> int:
    """Play a fictitious register until stopped; *ready* is told where, and of whom.

    *how* has a `seed`, the `name` (given names first) and the `birth_date` of the
    person, "" for those the seed gives. Raises Refused("listen.port"),
    Refused("date.malformed").
    """
    from sync.feeds.lab.play import play

    return play(world, port, how, ready)
