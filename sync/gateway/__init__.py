"""« Passerelle » of who writes or reads from outside: laboratories, doctors."""

from collections.abc import Callable, Mapping
from functools import partial

from app.flows.departures import Departures
from app.flows.heart import Heart
from app.flows.world import World
from app.ports.entrusted import EntrustedStore
from app.ports.pulse import Pulse
from app.ports.world import Clock

How = Mapping[str, str]
Told = Mapping[str, str | int]
Store = Callable[[Clock, Pulse], EntrustedStore]


def players(
    world: World, departures: Departures, store: Store
) -> tuple[
    Callable[[How], Told], Callable[[How], Told], Callable[[How], Mapping[str, object]]
]:
    """Return who plays a laboratory, a service and a professional, in this order."""
    return (
        partial(play_laboratory, world, departures),
        partial(play_service, world, departures, store),
        partial(play_professional, world, departures, store),
    )


def play_laboratory(world: World, departures: Departures, how: How) -> Told:
    """Deposit one file as a fictitious laboratory; return its `name` and the `seq`.

    *how* has the `file`, its `type`, `title` and `date`, the address it goes `to`, the
    `profession` of who deposits (`laboratory` or another), its `folder`, and that of
    the `operator` who vouches for it.
    Raises Refused("deposit.letter" | "deposit.address" | "deposit.no_directory" |
    "deposit.closed" | "deposit.refused" | "date.malformed") and what a server does.
    """
    from sync.gateway.lab import play

    return play(world, departures, how)


def play_service(
    world: World,
    departures: Departures,
    store: Store,
    how: How,
) -> Told:
    """Play a fictitious service; return its `name`, and its `code` or what it `read`.

    *how* says `what` is asked (`code` or `read`), the address of the `server`, the
    `folder` of the service, that of the `operator` who certifies it, and where what it
    reads goes (`out`). *store* makes an empty place to read in.
    Raises Refused("deposit.no_directory" | "server.address" | "file.unwritable"), and
    what a server or a lane does.
    """
    from sync.gateway.service import play

    return play(world, departures, store(world.now, Heart()), how)


def play_professional(
    world: World,
    departures: Departures,
    store: Store,
    how: How,
) -> Mapping[str, object]:
    """Play a fictitious professional; return its `name`, and what was asked.

    *how* says `what` is asked (`code`, `read`, `write` or `leave`), the address of the
    `server`, the `profession`, the `folder` of the professional and that of the
    `operator` who certifies it. To `read`: whether a `receipt` leaves, where files go
    (`out`), "" for no. To `write`: the `thread`, the `text`, `files` (one a line), what
    it `asks`, the message it is `about`.
    Raises Refused("deposit.no_directory" | "server.address" | "file.unwritable" |
    "message.no_thread" | "message.absent"), what `Answer.check` does, and what a server
    or a lane does.
    """
    from sync.gateway.professional import play

    return play(world, departures, store(world.now, Heart()), how)
