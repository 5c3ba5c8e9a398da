"""What a backpack asks of the world outside: a phrase long enough, a whole file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import Refused


def strong(kind: str, secret: str) -> None:
    """Refuse a phrase of one word."""
    assert kind == "passphrase"
    if " " not in secret:
        raise Refused("passphrase.weak")


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """Lend a file that takes its name at the end."""
    coming = path.with_suffix(".part")
    with coming.open("w+b") as file:
        yield file
    coming.replace(path)
