"""Long runs: `python -m tests.adversary --seeds 100 [--first 0]`."""

import argparse
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from tests.adversary.attack import Attack, Outcome, run
from tests.adversary.families import FAMILIES
from tests.machine import heading

LINE = "{:<11}{:<34}{:>5}{:>7}{:>8}{:>8}{:>11}  {}"


def main() -> int:
    """Play every attack on every core; print what was told, and what was not."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--seeds", type=int, default=int(os.environ.get("SEEDS", "100")))
    words.add_argument("--first", type=int, default=int(os.environ.get("SEED", "0")))
    asked = words.parse_args()
    _say(heading(f"{asked.seeds} seeds an attack, from {asked.first}"))
    seeds = range(asked.first, asked.first + asked.seeds)
    _say(
        LINE.format(
            "family", "attack", "row", "seeds", "caught", "control", "unnoticed", "code"
        )
    )
    bad: list[Outcome] = []
    with ProcessPoolExecutor() as cores:
        for family, place, attack in _all():
            jobs = [cores.submit(_one, family, place, seed) for seed in seeds]
            played = [job.result() for job in jobs]
            bad += [each for each in played if not each.well]
            _say(_told(family, attack, played))
    for outcome in bad:
        _say(f"{outcome.attack} seed {outcome.seed}: {'; '.join(outcome.faults)}")
    attacks = sum(map(len, FAMILIES.values()))
    _say(
        f"{attacks} attacks, {attacks * len(seeds)} worlds, {len(bad)} not as expected"
    )
    return int(bool(bad))


def _all() -> Iterator[tuple[str, int, Attack]]:
    for family, attacks in FAMILIES.items():
        for place, attack in enumerate(attacks):
            yield family, place, attack


def _one(family: str, place: int, seed: int) -> Outcome:
    """Play one attack in another process, which cannot be handed its functions."""
    return run(FAMILIES[family][place], seed)


def _told(family: str, attack: Attack, played: list[Outcome]) -> str:
    count = len(played)
    missed = sum(not each.caught for each in played)
    lifted = sum(each.lifted for each in played)
    unnoticed = sum(each.unnoticed for each in played)
    figures = attack.row, count, count - missed, lifted, unnoticed
    return LINE.format(family, attack.name, *figures, attack.expected)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
