"""Every attack, family by family."""

from tests.adversary import (
    answers,
    blobs,
    content,
    deposits,
    door,
    history,
    line,
    log,
    parameters,
    recovery,
    runs,
    snapshots,
)
from tests.adversary.attack import Attack

FAMILIES = {
    "log": log.ATTACKS,
    "history": history.ATTACKS,
    "runs": runs.ATTACKS,
    "content": content.ATTACKS,
    "recovery": recovery.ATTACKS,
    "door": door.ATTACKS,
    "blobs": blobs.ATTACKS,
    "line": line.ATTACKS,
    "parameters": parameters.ATTACKS,
    "snapshots": snapshots.ATTACKS,
    "deposits": deposits.ATTACKS,
    "answers": answers.ATTACKS,
}
ALL: list[Attack] = [attack for family in FAMILIES.values() for attack in family]
