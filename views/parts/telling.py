"""What is told above the screen: one sentence, undone or put away by hand."""

from collections.abc import Callable

from views.parts.state import use_form
from views.parts.watching import Tell, Told, Undo


def use_told() -> tuple[Told, Tell, Callable[[], None]]:
    """Remember what is told: it, how to tell, and how to say the screen changed."""
    told, put, now = use_form(Told)

    def tell(text: str, *, undo: Undo | None = None, leaving: bool = False) -> None:
        put(text=text, undo=undo, leaving=leaving)

    def turn() -> None:
        if now().leaving:
            put(leaving=False)
        elif now().text:
            tell("")

    return told, tell, turn
