"""What is told above the screen: one sentence, undone or put away by hand."""

from collections.abc import Callable

from views.parts.state import use_form
from views.parts.watching import Tell, Told, Undo


def use_told() -> tuple[Told, Tell, Callable[[], None]]:
    """Remember what is told: it, how to tell, and how to say the screen changed."""
    told, put, now = use_form(Told)

    def tell(text: str, *, undo: Undo | None = None) -> None:
        put(text=text, undo=undo, pages=0)

    def turn() -> None:
        if now().pages:
            tell("")
        elif now().text:
            put(pages=1)

    return told, tell, turn
