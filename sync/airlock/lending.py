"""A file lent to a worker: what goes wrong with it is no fault of the worker."""

from app.domain.errors import AlveoleError, Refused
from app.domain.lent import Content, Lent


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
