"""« Temps restant » of a code shown, in minutes."""

from typing import Final

from views.text import ngettext

_MINUTE: Final = 60


def remaining(seconds: int) -> str:
    """Say how long a code works, the minute begun counted."""
    minutes = -(-seconds // _MINUTE)
    words = ngettext(
        "Ce code marche encore {count} minute.",
        "Ce code marche encore {count} minutes.",
        minutes,
    )
    return words.format(count=minutes)
