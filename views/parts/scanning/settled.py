"""A value once it has stopped changing, for what takes long to draw."""

from typing import TypeVar

import flet as ft

from views.parts.state import use_held
from views.parts.watching import porch

T = TypeVar("T")

_PAUSE = 0.4
"""Seconds between two presses of somebody who goes on."""


def use_settled(value: T) -> T:
    """Return *value* as it was the last time it stayed a while."""
    settled, put = use_held(value)
    latest: ft.MutableRef[T] = ft.use_ref(lambda: value)
    latest.current = value

    async def wait() -> None:
        await porch().sleep(_PAUSE)
        if latest.current == value:
            put(value)

    ft.use_effect(wait, [value])
    return settled
