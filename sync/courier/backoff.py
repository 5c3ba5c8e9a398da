"""How long to leave a silent server alone: 1 s, doubling to 5 min, ±30 %."""

from app.ports.world import Entropy

FIRST, LONGEST, SPREAD = 1.0, 300.0, 0.3
DOUBLINGS = 9


def pause(failures: int, entropy: Entropy) -> float:
    """Return the seconds to wait after that many failures in a row (at least one)."""
    length = min(FIRST * (1 << min(failures - 1, DOUBLINGS)), LONGEST)
    dice = int.from_bytes(entropy(2), "big") / 0xFFFF
    return length * (1 + SPREAD * (2 * dice - 1))
