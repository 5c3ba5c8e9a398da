"""Time and chance, handed in so that years fit in a seeded second."""

from collections.abc import Awaitable, Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Now, as an aware UTC datetime."""

Entropy = Callable[[int], bytes]
"""That many unpredictable bytes."""

Sleep = Callable[[float], Awaitable[None]]
"""Wait that many seconds."""
