"""What was acknowledged survives kill -9, once, in order; and the check can fail."""

import os
from pathlib import Path

import pytest

from tests.sync.server.contract.killed import HONEST, Server, author_of, disaster

pytestmark = [pytest.mark.anyio, pytest.mark.crash]
SEED = int(os.environ.get("SEED", "7"))
KILLS = int(os.environ.get("KILLS", "10"))


async def test_nothing_acknowledged_is_lost_or_doubled(tmp_path: Path) -> None:
    server = Server(tmp_path)
    server.start()
    acked, lost, twice = await disaster(server, kills=KILLS, seed=SEED)
    assert server.stop() == 0
    print(f"{KILLS} kills, {acked} acknowledged, {lost} lost, {twice} twice")  # noqa: T201
    assert acked > 0
    assert (lost, twice) == (0, 0)


async def test_an_engine_that_answers_before_it_commits_is_caught(
    tmp_path: Path,
) -> None:
    server = Server(tmp_path, hasty=True)
    server.start()
    _, lost, _ = await disaster(server, kills=1, seed=SEED, groups=HONEST + 1)
    server.kill()
    assert lost > 0


async def test_a_stop_finishes_what_was_asked_and_exits_clean(tmp_path: Path) -> None:
    server = Server(tmp_path)
    server.start()
    author = await author_of(server, "alice")
    await author.write(lambda: len(author.acked) >= 8)
    assert server.stop() == 0
    server.start()
    await author.home.caller.sign_in()
    assert (await author.home.pull()).head == 4 + 8
    await author.home.caller.http.aclose()
    assert server.stop() == 0
