"""Every attack, family by family."""

from tests.adversary import (
    answers,
    blobs,
    cards,
    content,
    deposits,
    door,
    history,
    line,
    log,
    members,
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
    "cards": cards.ATTACKS,
    "members": members.ATTACKS,
}
ALL: list[Attack] = [attack for family in FAMILIES.values() for attack in family]
