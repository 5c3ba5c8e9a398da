"""What one screen remembers while it is shown."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import flet as ft

T = TypeVar("T")


def use_held(initial: T) -> tuple[T, Callable[[T], None]]:
    """Remember a value; setting another draws the screen again."""
    return use_made(lambda: initial)


def use_made(make: Callable[[], T]) -> tuple[T, Callable[[T], None]]:
    """Remember what *make* gives the first time."""
    hook: Any = ft.use_state
    held: tuple[T, Callable[[T], None]] = hook(make)
    return held


def use_flag() -> tuple[bool, Callable[[], None], Callable[[], None]]:
    """Remember a yes or no, first no: the value, how to raise it, how to lower it."""
    flag, put = use_held(initial=False)
    return flag, lambda: put(True), lambda: put(False)  # noqa: FBT003 - said above


def use_form(make: Callable[[], T]) -> tuple[T, Callable[..., None], Callable[[], T]]:
    """Remember a frozen form: its value, how to change fields, its value just now.

    A button may be pressed before the last keystroke is drawn: what acts asks
    for the form of now, and a change adds to it.
    """
    form, put = use_made(make)
    latest: ft.MutableRef[Any] = ft.use_ref(lambda: form)

    def change(**fields: Any) -> None:  # noqa: ANN401 - the form's own fields
        latest.current = replace(latest.current, **fields)
        put(latest.current)

    return latest.current, change, lambda: latest.current
