"""The files a person chooses: read piece by piece, never over the size taken."""

from pathlib import Path
from typing import BinaryIO, Final

import flet as ft

from app.domain.errors import Refused
from app.flows.documents import SIZE_MAX

_PIECE: Final = 1 << 20


def content_of(file: ft.FilePickerFile) -> bytes:
    """Return what was chosen, from memory, or from its place on a desktop.

    To be called off the loop. Raises Refused("import.too_large") before reading a
    file that is too big, and Refused("import.unreadable").
    """
    if file.size > SIZE_MAX:
        raise Refused("import.too_large")
    if file.bytes is not None:
        return file.bytes
    if not file.path:
        raise Refused("import.unreadable")
    try:
        with Path(file.path).open("rb") as opened:
            return _within(opened)
    except OSError as error:
        raise Refused("import.unreadable") from error


def _within(opened: BinaryIO) -> bytes:
    """Read to the end, unless the file grew over the size taken."""
    content = bytearray()
    while piece := opened.read(_PIECE):
        content += piece
        if len(content) > SIZE_MAX:
            raise Refused("import.too_large")
    return bytes(content)
