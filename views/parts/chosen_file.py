"""One file a person chooses, opened where it lies, whatever its size."""

import io
from pathlib import Path
from typing import BinaryIO

import flet as ft

from app.domain.errors import Refused


def opened(file: ft.FilePickerFile) -> BinaryIO:
    """Open a file: in memory in a browser, at its place on a desktop.

    To be called off the loop. Raises Refused("import.unreadable").
    """
    if file.bytes is not None:
        return io.BytesIO(file.bytes)
    if not file.path:
        raise Refused("import.unreadable")
    try:
        return Path(file.path).open("rb")
    except OSError as error:
        raise Refused("import.unreadable") from error
