"""« Certificat de santé » : which of the three a document is, by its own title."""

import re
from typing import Final

from app.domain.folding import plain

TYPES: Final = frozenset({"CERT_DECL", "59283-2"})
"""The types (JDV_J07) such a certificate may bear; "" is a file without type."""

_CALLED: Final = re.compile(r"\bcertificats? de sante\b")
_MARKS: Final = {
    "CS8": re.compile(r"\bpremier\b|\b(8|huit) ?(e|eme)? jours?\b|\bcs ?8\b"),
    "CS9": re.compile(
        r"\b(deuxieme|second)\b|\b(9 ?(e|eme)?|neuvieme) mois\b|\bcs ?9\b"
    ),
    "CS24": re.compile(r"\btroisieme\b|\b24 ?(e|eme)? mois\b|\bcs ?24\b"),
}


def certificate_of(title: str, kind: str = "") -> str:
    """Return `CS8`, `CS9`, `CS24`, or "" for what is none of them.

    *title* is the document's, as its author wrote it; *kind* its type, if any.
    """
    said = " ".join(plain(title).split())
    if (kind and kind not in TYPES) or not _CALLED.search(said):
        return ""
    found = [code for code, mark in _MARKS.items() if mark.search(said)]
    return found[0] if len(found) == 1 else ""
