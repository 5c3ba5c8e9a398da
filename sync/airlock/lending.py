"""A file lent to a worker: what goes wrong with it is no fault of the worker."""

from typing import Final

from msgspec.structs import replace

from app.domain.errors import AlveoleError, Refused
from app.domain.lent import Content, Lent, lend
from sync.airlock.frames import CONTENT_MAX, EXPORT_MAX, PAGED_MAX, Ask, Want

_NAME_MAX: Final = 255


class Lending:
    """Reads for the worker, and keeps what reading raised until it is asked."""

    def __init__(self, content: Content) -> None:
        self.content: Content = content
        if isinstance(content, Lent):
            self._lent = content
            self.content = Lent(content.size, self._read)
        self._fault: AlveoleError | None = None

    def check(self) -> None:
        """Raise what reading the file raised, if it did."""
        if self._fault:
            raise self._fault

    def _read(self, start: int, size: int) -> bytes:
        try:
            found = self._lent.read(start, size)
        except AlveoleError as error:
            self._fault = error
            raise Refused("malformed") from error
        if len(found) != size:
            self._fault = Refused("file.changed")
            raise self._fault
        return found


def lent_by(ask: Ask, content: Content) -> tuple[Ask, Lending]:
    """Return how a file is given: whole, or by pages when it is large.

    Raises Refused("import.empty" | "import.too_large").
    """
    if not ask.size:
        raise Refused("import.empty")
    through = ask.want in (Want.READ, Want.HARVEST)
    if ask.size > (EXPORT_MAX if through else PAGED_MAX):
        raise Refused("import.too_large")
    if isinstance(content, bytes) and ask.size > CONTENT_MAX:
        content = lend(content)
    return replace(ask, paged=isinstance(content, Lent)), Lending(content)


def told(name: str) -> str:
    """Return the end of a name, as a worker may be told it."""
    return name[-_NAME_MAX:].encode(errors="replace").decode()
