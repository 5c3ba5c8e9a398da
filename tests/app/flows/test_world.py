"""Time is handed in, in milliseconds where the formats want them."""

from datetime import UTC, datetime

from app.flows.world import World


def test_time_is_unix_milliseconds() -> None:
    moment = datetime(2026, 11, 21, 8, tzinfo=UTC)
    world = World(lambda: moment, bytes, lambda: bytes(16))
    assert world.ms() == 1_795_248_000_000
