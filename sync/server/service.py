"""`alveole serve`: the bundled server as a process of its own."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from app.crypto.signing import public_of
from app.ports.world import Clock, Entropy, Sleep
from sync.listen import Place, serve
from sync.server.asgi import build
from sync.server.folder import ServerFolder
from sync.server.gate import World
from sync.server.settings import Settings

GARBAGE = 100_000
"""Objects made between two looks for cycles: a push makes thousands, and no cycle."""


@dataclass(frozen=True, slots=True)
class Service:
    """Where to listen, which folder to serve, by which policy."""

    place: Place
    folder: Path
    settings: Settings = field(default_factory=Settings)


def run_server(
    service: Service,
    *,
    now: Clock,
    entropy: Entropy,
    sleep: Sleep,
    on_ready: Callable[[str], None],
) -> None:
    """Serve a folder until SIGTERM; *on_ready* receives the real address.

    Raises Refused("server.running" | "listen.exposed" | "listen.port") or
    Broken("ledger_newer" | "server.key").
    """
    kept = ServerFolder.open(service.folder, entropy)
    gc.freeze()
    gc.set_threshold(GARBAGE)
    try:
        drawn = now, entropy, sleep, kept.seed, service.settings, kept.spend
        world = World(*drawn, public_of(kept.directory))
        app = build(kept.ledger, kept.blobs, world)
        serve(app, service.place, on_ready=on_ready, on_stop=app.drain)
    finally:
        kept.close()
