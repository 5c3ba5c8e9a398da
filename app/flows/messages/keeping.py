"""« Ranger dans mes documents » : a file of a message becomes a document."""

from dataclasses import replace
from typing import Final

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.lent import Content
from app.flows.documents import Documents, Status

SOURCE: Final = "message:professional"
"""The `source` of a document that came with what a professional wrote."""

_FRESH: Final = (Status.IMPORTED, Status.TWIN, Status.TO_CHECK)


def kept(documents: Documents, content: Content, name: str, author: str) -> Entry:
    """Return the document a file makes, through the airlock like any other.

    *author* is who sent it, "" for the person; what the file says of itself wins. A
    file already here is the document it was. Raises Refused with what the airlock says.
    """
    added = documents.add(content, name=name)
    if added.entry is None:
        raise Refused(added.code)
    if added.status not in _FRESH or not author:
        return added.entry
    told = {"author": author, **added.entry.meta, "source": SOURCE}
    return documents.put(replace(added.entry, meta=told))
