"""Each attack over three seeds: honest, lied to, and lied to without its check.

`SEED=n` plays one seed again.
"""

import os

import pytest

from tests.adversary.attack import Attack, run
from tests.adversary.families import ALL
from tests.conftest import Tally

pytestmark = [pytest.mark.adversary, pytest.mark.covers("C-115")]
ONE = os.environ.get("SEED")
SEEDS = [int(ONE)] if ONE else [1, 2, 3]


@pytest.mark.parametrize(
    "attack", ALL, ids=lambda attack: f"{attack.row} {attack.name}"
)
def test_a_lie_is_told_to_the_person(attack: Attack, tally: Tally) -> None:
    outcomes = [run(attack, seed) for seed in SEEDS]
    assert [each for each in outcomes if not each.well] == []
    tally("attacks of a hostile server: told, with control and planted hole", 1)
    tally("worlds attacked", len(SEEDS))
