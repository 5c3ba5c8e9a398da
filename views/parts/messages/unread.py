"""« Non lus » : what the entry of the messages says besides its name."""

from collections.abc import Mapping

from views.parts.messages.words import TOLD_BY
from views.parts.watching import here, use_record
from views.text import ngettext, number


def use_unread() -> Mapping[str, str]:
    """Return what is said under entries of the navigation, by the name of each.

    What cannot be counted is none.
    """
    count = use_record(here().messages.unread, *TOLD_BY, name="unread").value
    return {"messages": short_words(count)} if count else {}


def short_words(count: int) -> str:
    """Say how many are not read where there is little room: « 2 non lus »."""
    words = ngettext("{count} non lu", "{count} non lus", count)
    return words.format(count=number(count, 0))
