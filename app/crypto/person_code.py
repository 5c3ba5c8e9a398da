"""« Code personnel » : what a person shows to whoever would entrust them something."""

from app.crypto import crockford
from app.domain.ids import IdentityId

_TAG, _BITS, _COUNT, _GROUP = b"alveole-id", 20, 30, 5


def person_code(identity: bytes) -> str:
    """Write an identity id and its checksum as 6 groups of 5 symbols."""
    return crockford.checked(identity, _TAG, _BITS, count=_COUNT, group=_GROUP)


def identity_of(text: str) -> IdentityId:
    """Read a code typed by a person. Raises Refused("card.mistyped")."""
    raw = crockford.check(text, _TAG, _BITS, count=_COUNT, code="card.mistyped")
    return IdentityId(raw)
