"""« Notifications » of this computer: the service every desktop of Linux has."""

from collections.abc import Sequence

from app.domain.notice import Moment, Notice, Word
from app.ports.notifying import Reach
from views.notices.words import sentence_of

_NAME = "Alvéole"
_SHOW, _TOLD = "Notify", "susssasa{sv}i"
_ITS_OWN_TIME = -1


class Desktop:
    """Implements `app.ports.notifying.Notifier`; macOS and Windows show nothing yet.

    A notice takes the place of the last one of its word: they never pile up. An
    alert shows even on a desktop that was told to be quiet.
    """

    def __init__(self, platform: str) -> None:
        self._linux = platform.startswith("linux")
        self._shown: dict[Word, int] = {}
        self.planned: tuple[Moment, ...] = ()

    async def reach(self) -> Reach:
        """Ask the service who it is."""
        if not self._linux:
            return Reach.UNSUPPORTED
        from views.notices.bus import asked

        known = await asked("GetServerInformation", "", [])
        return Reach.SILENT if known is None else Reach.READY

    async def tell(self, notice: Notice) -> bool:
        """Show a notice; say whether the service took it."""
        if not self._linux:
            return False
        from views.notices.bus import URGENT, asked

        hints = URGENT if notice.word is Word.ALERT else {}
        last, said = self._shown.get(notice.word, 0), sentence_of(notice)
        shown = [_NAME, last, "", said, "", [], hints, _ITS_OWN_TIME]
        answer = await asked(_SHOW, _TOLD, shown)
        if not answer:
            return False
        self._shown[notice.word] = int(answer[0])
        return True

    def plan(self, moments: Sequence[Moment]) -> None:
        """Keep them in memory: a lock hands them to the process that follows."""
        self.planned = tuple(moments)
