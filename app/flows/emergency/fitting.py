"""What fits one square: lines by importance, and those that are left out."""

from collections.abc import Callable, Sequence

from app.crypto import emergency
from app.domain.emergency import Card, Told

Lines = tuple[Told, ...]


def fit(
    chosen: Sequence[Told], card: Callable[[Lines, int], Card]
) -> tuple[Card, Lines]:
    """Return the card of what fits, and what does not.

    *card* makes one of lines and of how many are left out. A line that has no room
    lets a shorter one in.
    """
    kept: Lines = ()
    left: Lines = ()
    for line in chosen:
        tried = card((*kept, line), len(chosen))
        if emergency.size(emergency.pack(tried)) <= emergency.BYTES_MAX:
            kept = (*kept, line)
        else:
            left = (*left, line)
    return card(kept, len(left)), left
