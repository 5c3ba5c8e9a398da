"""« Fichier à mot de passe » : what opens it is sealed beside it, asked for once."""

from app.domain.entry import Entry
from app.domain.lent import Content
from app.flows.sealed.files import SealedFiles, files_of
from app.ports.airlock import Airlock

KEY = "password"
"""The role of what opens a locked original."""


def opened(
    files: SealedFiles, airlock: Airlock, entry: Entry, rank: int = 0
) -> Content:
    """Return an original as the airlock reads it: a locked one without its lock.

    Raises what `SealedFiles.content` and `Airlock.unlock` raise.
    """
    content = files.content(entry, "original", rank)
    if not files_of(entry, KEY):
        return content
    return airlock.unlock(content, password=files.open(entry, KEY).decode())


def here(files: SealedFiles, entry: Entry) -> bool:
    """Say whether the originals, and what opens them, are on this device."""
    key = not files_of(entry, KEY) or files.have(entry, KEY)
    return key and files.have(entry, "original")
