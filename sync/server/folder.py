"""Everything of one server under one folder: ledger, parts, key, invitations."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from app.domain.errors import Broken, Refused
from app.ports.world import Entropy
from sync.server.blobstore import BlobStore
from sync.server.blobstores.folder import FolderBlobs
from sync.server.ledger import Ledger
from sync.server.ledgers.sqlite.engine import SqliteLedger

SEED = 32


@dataclass(frozen=True, slots=True)
class ServerFolder:
    """`ledger.db`, `blobs/`, `invitations/`, `lock`; and two keys (0600).

    `server.key` is the server's, `directory.key` that of who vouches for depositors.
    """

    root: Path
    ledger: Ledger
    blobs: BlobStore
    seed: bytes = field(repr=False)
    lock: int
    directory: bytes = field(repr=False)

    @classmethod
    def open(cls, root: Path, entropy: Entropy) -> Self:
        """Make or find the folder; one process holds it at a time.

        Raises Refused("server.running") when another one does.
        """
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = _lock(root / "lock")
        ledger = SqliteLedger(root / "ledger.db")
        blobs = FolderBlobs(root / "blobs")
        seed = _seed(root / "server.key", entropy)
        return cls(root, ledger, blobs, seed, lock, directory_seed(root, entropy))

    def close(self) -> None:
        """Let another process open the folder."""
        os.close(self.lock)

    def invite(self, entropy: Entropy) -> str:
        """Return an invitation that lets one identity sign up."""
        token = entropy(16).hex()
        place = self.root / "invitations"
        place.mkdir(exist_ok=True, mode=0o700)
        (place / token).touch()
        return token

    def spend(self, invitation: str) -> bool:
        """Say whether an invitation was good; it is not any more."""
        if not invitation.isalnum():
            return False
        try:
            (self.root / "invitations" / invitation).unlink()
        except FileNotFoundError:
            return False
        return True


def directory_seed(root: Path, entropy: Entropy) -> bytes:
    """Return what signs as the directory of the server of a folder."""
    return _seed(root / "directory.key", entropy)


def _seed(path: Path, entropy: Entropy) -> bytes:
    """Return an Ed25519 seed, drawn the first time."""
    if not path.exists():
        aside = path.with_suffix(".new")
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(entropy(SEED))
            file.flush()
            os.fsync(file.fileno())
        aside.rename(path)
    seed = path.read_bytes()
    if len(seed) != SEED:
        raise Broken("server.key")
    return seed


def _lock(path: Path) -> int:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _hold(handle)
    except OSError as error:
        os.close(handle)
        raise Refused("server.running") from error
    return handle


def _hold(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
