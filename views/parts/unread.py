"""« Non lus » : the messages nobody opened yet, counted in words on every page."""

from collections.abc import Mapping
from typing import Final

from views.parts.watching import here, use_record
from views.text import ngettext, number

PLACE: Final = "/messages"
"""Where they are read."""
TOLD_BY: Final = (
    *("message", "receipt", "thread", "document"),
    *("cursor", "journal", "preference", "setting"),
)
"""What changes when a conversation does, or where its messages stand."""


def use_count() -> int:
    """Count them; what cannot be counted is none."""
    return use_record(here().messages.unread, *TOLD_BY, name="unread").value or 0


def use_unread() -> Mapping[str, str]:
    """Return what is said under entries of the navigation, by the name of each."""
    count = use_count()
    return {"messages": short_words(count)} if count else {}


def short_words(count: int) -> str:
    """Say how many are not read where there is little room: « 2 non lus »."""
    words = ngettext("{count} non lu", "{count} non lus", count)
    return words.format(count=number(count, 0))


def unread_words(count: int) -> str:
    """Say how many messages were not read."""
    words = ngettext("{count} message non lu", "{count} messages non lus", count)
    return words.format(count=number(count, 0))
