"""What parsers raise on a bad file, turned into one refusal without a word."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from warnings import catch_warnings
from zipfile import BadZipFile

from app.domain.errors import Refused

DAMAGED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What parsers raise on a bad file."""


@contextmanager
def parsing() -> Iterator[None]:
    """Turn it into Refused("import.damaged"), no memory into "import.too_large"."""
    try:
        with catch_warnings(action="ignore"):
            yield
    except MemoryError as error:
        raise Refused("import.too_large") from error
    except DAMAGED as error:
        raise Refused("import.damaged") from error
