"""The spaces of an identity, as a server names them and their first rows prove."""

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.rules.genesis import founder
from app.rules.people import Person
from sync import wire
from sync.client.session import unhex
from sync.courier.messages import person, pulled


async def founded_spaces(peer: wire.Peer, identity: bytes) -> list[SpaceId]:
    """Return the spaces an identity founded; any other the server names is left out.

    Raises Refused("space.none") without any.
    """
    mine = person(await peer.identity(identity))
    told = [space for space in await peer.spaces() if space.get("root")]
    named = [SpaceId(unhex(space, "space")) for space in told]
    founded = [space for space in named if await _founder(peer, space, mine)]
    if not founded:
        raise Refused("space.none")
    return founded


async def _founder(peer: wire.Peer, space: SpaceId, mine: Person) -> bytes:
    try:
        return founder(space, pulled(await peer.pull(space, 0, limit=1)), mine)
    except Refused:
        return b""
