"""« Base45 » (RFC 9285): bytes written in the 45 characters a QR code holds best."""

from collections.abc import Sequence
from typing import Final

_SIGNS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES: Final = {sign: value for value, sign in enumerate(_SIGNS)}
_BASE: Final = 45
_TRIPLE: Final = 3
"""Three characters are two bytes; two left over are one byte, one is nothing."""


def decode(text: str) -> bytes:
    """Return the bytes of a text. Raises ValueError when it is not Base45."""
    values = [_VALUES.get(sign, -1) for sign in text]
    if -1 in values:
        raise ValueError
    parts = (values[at : at + _TRIPLE] for at in range(0, len(values), _TRIPLE))
    return b"".join(map(_bytes, parts))


def _bytes(part: Sequence[int]) -> bytes:
    """Return what a part stands for. Raises ValueError when it is too much."""
    if len(part) == 1:
        raise ValueError
    number: int = sum(value * _BASE**rank for rank, value in enumerate(part))
    try:
        return number.to_bytes(len(part) - 1, "big")
    except OverflowError as error:
        raise ValueError from error
