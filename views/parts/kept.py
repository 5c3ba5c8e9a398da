"""What one page remembers from a screen to the next, until the space is closed."""

from collections.abc import Callable
from typing import TypeVar

import flet as ft

from views.parts.state import use_made

T = TypeVar("T")


def use_kept(name: str, initial: T) -> tuple[T, Callable[[T], None]]:
    """Remember a value as `use_held` does; the same *name* finds it again later.

    It lives in the memory of the page only, which ends when the space is locked.
    """
    store = ft.context.page.session.store
    found, put = use_made(lambda: store.get(name))

    def keep(value: T) -> None:
        store.set(name, value)
        put(value)

    return initial if found is None else found, keep
