"""« Annuaire » : who a server says vouches for those who may deposit there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Authority:
    """A server by its address, its key (32 bytes), and that of its directory.

    The last one is empty where nobody may deposit.
    """

    url: str
    server_key: bytes
    directory_key: bytes
