"""A store that is opened, and made, the first time somebody needs it."""

from contextlib import AbstractContextManager
from pathlib import Path
from threading import Lock

from app.domain.errors import AlveoleError, Broken, Refused
from storage.database import Database, open_database
from storage.sql import Row, Values, Writer


class LateDatabase:
    """Stands for the store at *path*; `here` alone never makes it."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = key
        self._opening = Lock()
        self._open: Database | None = None
        self._closed = False

    def here(self) -> bool:
        """Say whether it was ever made."""
        return self.path.exists()

    def writing(self) -> AbstractContextManager[Writer]:
        """Give the writer inside one transaction, as `Database.writing`."""
        return self._opened().writing()

    def ask(self, sql: str, values: Values = ()) -> list[Row]:
        """Return every row of a query, as `Database.ask`."""
        return self._opened().ask(sql, values)

    def fold(self) -> None:
        """Leave nothing erased beside the file either, as `Database.fold`."""
        if self.here():
            self._opened().fold()

    def findings(self) -> list[str]:
        """Return what is damaged; empty when it is sound or was never made."""
        try:
            return self._opened().findings() if self.here() else []
        except AlveoleError as error:
            return [error.code]

    def close(self) -> None:
        """Close it for good, if it was opened."""
        with self._opening:
            held, self._open, self._closed = self._open, None, True
        if held:
            held.close()

    def _opened(self) -> Database:
        """Raise Refused("store.locked") once closed, and what `open_database` does.

        Its key comes from the home's: a store that refuses it is not what we wrote.
        """
        with self._opening:
            if self._closed:
                raise Refused("store.locked")
            if self._open is None:
                self._open = _opened(self.path, self._key)
            return self._open


def _opened(path: Path, key: bytes) -> Database:
    try:
        return open_database(path, key)
    except Refused as error:
        if error.code == "store.key":
            raise Broken("store.damaged") from error
        raise
