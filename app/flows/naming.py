"""The name of a copy that leaves: ours, never the one a file came with."""

import re

from app.domain.entry import Entry
from app.domain.folding import visible
from app.flows.sealed.files import files_of

_FORBIDDEN = re.compile(r'[\s/\\:*?"<>|]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")
_LENGTH = 80
_EXTENSIONS = {
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "text/plain": ".txt",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tif",
    "image/heic": ".heic",
    "application/dicom": ".dcm",
    "application/zip": ".zip",
    "text/xml": ".xml",
    "application/fhir+xml": ".xml",
    "application/fhir+json": ".json",
}
_OTHER = ".bin"
"""What ends any other name: who wrote the title must not choose what opens the file."""


def export_name(entry: Entry, rank: int = 0) -> str:
    """Return a file name any system takes: title, date, rank among several."""
    files = files_of(entry, "original")
    title = _taken(entry.title)
    if not title or _RESERVED.fullmatch(title):
        title = f"Document {title}".strip()
    words = [title, entry.when.text[:10]]
    if len(files) > 1:
        words.append(str(rank + 1))
    kind = files[rank].media_type if rank < len(files) else ""
    return " ".join(filter(None, words)) + _EXTENSIONS.get(kind, _OTHER if kind else "")


def named_for(name: str, whose: str) -> str:
    """Return the *name* of a file with the name of its person before the extension."""
    stem, dot, kind = name.rpartition(".")
    return f"{f'{stem if dot else kind} {_taken(whose)}'.strip()}{dot and dot + kind}"


def _taken(words: str) -> str:
    """Return words as any system takes them in the name of a file."""
    return _FORBIDDEN.sub(" ", visible(words))[:_LENGTH].strip(" .")
