"""Every attack, family by family."""

from tests.adversary import log
from tests.adversary.attack import Attack

FAMILIES = {"log": log.ATTACKS}
ALL: list[Attack] = [attack for family in FAMILIES.values() for attack in family]
