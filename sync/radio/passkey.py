"""How a radio asks for the code of a pairing."""

from collections.abc import Awaitable, Callable

Passkey = Callable[[int | None], Awaitable[int | None]]
"""Shows a code, or asks for the one the device shows (None); None is no answer."""
