"""« À quelqu'un d'autre » : what was said to be of another person is not kept long."""

from typing import Final

from app.domain.inbox import NOBODY, Fate, Intake
from app.domain.write import Write
from app.flows.devices.sorting import Room

KEPT_MS: Final = 30 * 86_400_000
"""How long after the answer such a reading may be taken back."""
_MANY: Final = 500


def forget_others(room: Room) -> int:
    """Forget the values that are somebody else's, a month after it was said.

    Their keys stay known: the device may say them again, nobody is asked again.
    """
    vault, space = room.roster.vault, room.roster.space.id
    limit, old, offset = room.roster.world.ms() - KEPT_MS, list[bytes](), 0
    while page := vault.inbox.items(
        space, fates=[Fate.REFUSED], limit=_MANY, offset=offset
    ):
        old += [one.key for one in page if one.at < limit]
        offset += len(page)
    if old:
        known = tuple((key, NOBODY) for key in old)
        intake = Intake(dropped=tuple(old), known=known)
        vault.commit(Write(space, intake=intake))
    return len(old)
