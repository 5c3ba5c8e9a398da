"""« Instants » of a trace, remembered in little memory."""

from app.domain.reading import DAY


class Instants:
    """The instants of a trace seen so far: a bit for each second of its days."""

    def __init__(self) -> None:
        self._days: dict[int, bytearray] = {}

    def add(self, t: int) -> bool:
        """Take an instant; False when it was here."""
        day = self._days.setdefault(t // DAY, bytearray(DAY // 8))
        place, bit = t % DAY // 8, 1 << t % 8
        new = not day[place] & bit
        day[place] |= bit
        return new
