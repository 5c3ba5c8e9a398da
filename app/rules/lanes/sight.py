"""What is verified of one lane, kept under a name of its own."""

from app.crypto.canon import canon, digest
from app.domain.ids import ID_SIZE, SpaceId
from app.ports.trail import Trail
from app.rules.sight import Sight


def lane_space(space: bytes, collection: bytes) -> SpaceId:
    """Return the name a granted lane is kept under on this device, never sent."""
    return SpaceId(digest(canon("lane-space", space, collection))[:ID_SIZE])


class LaneSight(Sight):
    """Reads the trail of one lane of *space*, and of the zero16 lane beside it."""

    def __init__(self, trail: Trail, space: SpaceId, collection: bytes) -> None:
        super().__init__(trail, space, kept=lane_space(space, collection))

    def knows(self, h: bytes) -> bool:  # noqa: ARG002
        """Believe a chain value of the log: who reads a lane is shown none."""
        return True
