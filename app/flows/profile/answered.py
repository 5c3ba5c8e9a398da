"""« Rien à signaler » as it stands: the answers of a space that no line contradicts."""

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.space import Space
from app.flows.profile.lines import ProfileLines
from app.flows.shelf import Shelf
from app.flows.world import World
from app.kinds.profile_answer import KIND
from app.ports.vault import Vault


def answered(vault: Vault, world: World, space: SpaceId) -> list[Entry]:
    """Return the entry of each answer that stands, one a rubric at most."""
    given = Shelf(vault, space, KIND.code, world.now).every()
    last: dict[str, Entry] = {}
    for one in sorted(given, key=lambda one: (one.updated, one.id)):
        last[one.meta.get("topic", "")] = one
    lines = ProfileLines(vault, world, Space(space, ""))
    return [one for topic, one in last.items() if _stands(lines, topic)]


def _stands(lines: ProfileLines, topic: str) -> bool:
    """Say whether a rubric is answered; one of a later version is not read."""
    try:
        return bool(lines.answer(topic))
    except Refused:
        return False
