"""The server as a device sees it: what messages travel through."""

from collections.abc import AsyncIterator
from typing import Protocol

from sync.wire.messages import LaneReply, Offer, PullReply, PushReply


class Peer(Protocol):
    """The server seen from a device.

    Every call may raise Unreachable("peer.silent" | "peer.busy"), Refused(code) of
    the wire, or Broken("peer.malformed") for what is not the protocol.
    """

    async def server(self) -> dict[str, object]:
        """Return the server card: key, limits, versions."""

    async def register(
        self, card: bytes, device_card: bytes, certificate: bytes
    ) -> None:
        """Publish an identity card and its first (or next) certified device."""

    async def identity(self, identity: bytes) -> dict[str, object]:
        """Return card, live certificates and retirements of an identity."""

    async def owner(self, device: bytes) -> dict[str, object]:
        """Return the same of the identity a device is certified by."""

    async def vault(self, identity: bytes) -> tuple[int, bytes]:
        """Return the account vault and its version."""

    async def put_vault(
        self,
        identity: bytes,
        version: int,
        vault: bytes,
        *,
        recovery: tuple[bytes, ...],
    ) -> None:
        """Replace the vault by its next version; recovery: (handle, key) or ()."""

    async def retire(self, device: bytes, retirement: bytes) -> None:
        """Tell that a device of this identity no longer speaks for it."""

    async def found(self, push: bytes) -> PushReply:
        """Create a space with its founding push."""

    async def spaces(self) -> list[dict[str, object]]:
        """Return the spaces this device may follow, with their heads."""

    async def push(self, space: bytes, push: bytes) -> PushReply:
        """Send a frozen push; the same bytes get the same reply."""

    async def refill(self, space: bytes, push: bytes) -> PushReply:
        """Give back what already stood in this log: all of it, or nothing."""

    async def pull(self, space: bytes, after: int, *, limit: int) -> PullReply:
        """Return the log after a position."""

    async def lane(
        self, space: bytes, collection: bytes, after: int, *, limit: int
    ) -> LaneReply:
        """Return one lane after a position of it."""

    async def offers(self, space: bytes) -> list[Offer]:
        """Return what one is given of a space (at most `OFFERS_MAX`), no contents."""

    async def snapshot(
        self, space: bytes, *, at: int | None, after: bytes, limit: int
    ) -> tuple[int, PullReply]:
        """Return live rows by item id at a fixed position, and that position."""

    async def spine(self, space: bytes, after: int) -> bytes:
        """Return concatenated 32-byte op hashes after a position."""

    async def ack(self, space: bytes, seq: int) -> None:
        """Tell how far this device has verified."""

    async def missing(self, space: bytes, parts: list[bytes]) -> list[bytes]:
        """Return those of *parts* (at most 1,000) the server lacks."""

    async def put_part(self, space: bytes, part: bytes, data: bytes) -> None:
        """Store one part of an envelope (at most 1 MiB)."""

    async def get_part(self, space: bytes, part: bytes) -> bytes:
        """Return one part; the caller checks its hash."""

    def events(self) -> AsyncIterator[tuple[bytes, int]]:
        """Give (space, head) at each wake-up until the line drops."""


class Line(Peer, Protocol):
    """A peer that can hang up."""

    async def close(self) -> None:
        """Close connections; the next call opens them again."""
