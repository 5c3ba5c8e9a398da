"""Every attack, family by family."""

from tests.adversary import log, runs
from tests.adversary.attack import Attack

FAMILIES = {"log": log.ATTACKS, "runs": runs.ATTACKS}
ALL: list[Attack] = [attack for family in FAMILIES.values() for attack in family]
