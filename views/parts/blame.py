"""« Erreur » of one field: shown under it, and said aloud."""

from collections.abc import Callable

from views.parts.state import use_held
from views.parts.watching import porch


def use_blame() -> tuple[str, Callable[[str], None]]:
    """Remember what is wrong with a field, "" when it is right; a fault is said too."""
    around = porch()
    fault, put = use_held("")

    def blame(text: str) -> None:
        put(text)
        around.say(text)

    return fault, blame
