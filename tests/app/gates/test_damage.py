"""Whatever a parser raises on a bad file is one refusal; our own faults are not."""

import struct
import zlib
from zipfile import BadZipFile

import pytest

from app.domain.errors import Refused
from app.gates.damage import parsing


@pytest.mark.parametrize(
    "error",
    [struct.error, zlib.error, BadZipFile, KeyError, NotImplementedError],
    ids=repr,
)
def test_what_a_parser_raises_is_a_damaged_file(error: type[Exception]) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"), parsing():
        raise error


def test_a_file_that_takes_all_the_memory_is_too_large() -> None:
    with pytest.raises(Refused, match=r"import\.too_large"), parsing():
        raise MemoryError


def test_a_refusal_stays_what_it_is() -> None:
    with pytest.raises(Refused, match=r"import\.no_page"), parsing():
        raise Refused("import.no_page")
