"""Long runs: `python -m tests.simulation --seeds 10000 [--first 0]`."""

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from tests.machine import heading
from tests.simulation.faults import PLANTED
from tests.simulation.world import play


def main() -> int:
    """Play worlds on every core, then the planted bugs; print counts and bad seeds."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--seeds", type=int, default=int(os.environ.get("SEEDS", "500")))
    words.add_argument("--first", type=int, default=int(os.environ.get("SEED", "0")))
    asked = words.parse_args()
    _say(heading(f"{asked.seeds} worlds, seeds from {asked.first}"))
    started = time.perf_counter()
    seeds = range(asked.first, asked.first + asked.seeds)
    with ProcessPoolExecutor() as cores:
        bad = [each for each in cores.map(play, seeds, chunksize=10) if not each.well]
    rate = asked.seeds / (time.perf_counter() - started)
    for outcome in bad:
        _say(str(outcome))
    lost = sum(len(outcome.lost) for outcome in bad)
    diverged = sum(outcome.diverged for outcome in bad)
    alarms = sum(bool(outcome.alarms) for outcome in bad)
    _say(f"{asked.seeds} worlds from seed {asked.first}: {lost} writes lost,")
    _say(f"{diverged} diverged, {alarms} false alarms, {rate:.1f} worlds/s")
    return int(bool(bad) or not _controls())


def _controls() -> bool:
    """Play each planted bug; say whether all of them were seen."""
    seen = {
        bug: sum(not play(seed, faults).well for seed in range(20))
        for bug, faults in PLANTED.items()
    }
    for bug, count in seen.items():
        _say(f"control, {bug}: seen in {count} of 20 worlds")
    return all(seen.values())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
