"""« Ranger dans mes documents » : a file of a message becomes a document."""

from typing import Final

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.lent import Content
from app.flows.documents import Documents
from app.flows.intake import Page, Said

SOURCE: Final = "message:professional"
"""The `source` of a document that came with what a professional wrote."""


def kept(documents: Documents, content: Content, name: str, author: str) -> Entry:
    """Return the document a file makes, through the airlock like any other.

    *author* is who sent it, "" for the person; what the file says of itself wins. A
    file already here is the document it was. It is written once, whole. Raises Refused
    with what the airlock says.
    """
    said = Said(sender=author, source=SOURCE) if author else Said()
    page, today = Page(content, name), documents.today
    added = documents.taking_in.take(page, said, today=today)
    if added.entry is None:
        raise Refused(added.code)
    return added.entry
