"""What stands before the pixels of a file, read as far as it can be trusted."""

import codecs
import math
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from pydicom import charset, config, dcmread
from pydicom.dataset import Dataset
from pydicom.errors import BytesLengthException, InvalidDicomError
from pydicom.uid import UID, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from app.domain.errors import Refused
from app.gates import paged
from app.gates.paged import Foreign
from app.imports import parsing, titled

config.settings.reading_validation_mode = config.IGNORE
config.logger.disabled = True  # its warnings repeat what a file says
for _name in charset.python_encoding.values():
    codecs.lookup(_name)  # no file opens once sealed

PREAMBLE: Final = 128
MARK: Final = b"DICM"
_GROUPS: Final = (
    "PixelMeasuresSequence",
    "FrameVOILUTSequence",
    "PixelValueTransformationSequence",
)
_SURE: Final = ("SOPClassUID", "Modality", "Rows")
_PIXELS: Final = {
    struct.pack(f"{order}HH", 0x7FE0, element)
    for order in "<>"
    for element in (0x0008, 0x0009, 0x0010)
}
_LEAST: Final = 0.001
_MOST: Final = 50.0


@contextmanager
def reading() -> Iterator[None]:
    """Turn whatever the library raises on a bad file into a refusal."""
    with parsing():
        try:
            yield
        except (BytesLengthException, InvalidDicomError) as error:
            raise Refused("import.damaged") from error


@dataclass(frozen=True, slots=True, repr=False)
class File:
    """What stands before the pixels, and where they are (*at* -1: nowhere)."""

    said: Dataset
    source: BinaryIO
    at: int

    @property
    def syntax(self) -> UID:
        """How the file is written; one without a word of it is guessed."""
        told = self.said.file_meta.get("TransferSyntaxUID")
        if told:
            return UID(str(told))
        implicit, _ = self.said.original_encoding
        return ImplicitVRLittleEndian if implicit else ExplicitVRLittleEndian


def opened(content: Foreign, tags: Sequence[str] = ()) -> File:
    """Read all that stands before the pixels, or *tags* only.

    Raises Refused("import.damaged" | "import.unknown_format").
    """
    source = paged.opened(content)
    with reading():
        said = dcmread(
            source,
            stop_before_pixels=True,
            force=True,
            specific_tags=list(tags) or None,
        )
        known = "MediaStorageSOPClassUID" in said.file_meta
        if not known and not any(tag in said for tag in _SURE):
            raise Refused("import.unknown_format")
        at = source.tell()
        return File(said, source, at if source.read(4) in _PIXELS else -1)


def framed(file: Dataset, frame: int) -> Dataset:
    """Return the settings of one image: its own, else those all of them share."""
    found = Dataset()
    for sequence, rank in (
        ("SharedFunctionalGroupsSequence", 0),
        ("PerFrameFunctionalGroupsSequence", frame),
    ):
        groups = file.get(sequence) or []
        for name in _GROUPS if rank < len(groups) else ():
            for item in groups[rank].get(name) or []:
                found.update(item)
    return found if len(found) else file


def spacing(file: Dataset, frame: int = 0) -> tuple[float, float]:
    """Return millimetres across and down a pixel; zeros when they are not said.

    The size at the detector (ImagerPixelSpacing) is not that of the body.
    """
    match numbers(framed(file, frame).get("PixelSpacing")):
        case [down, across] if (
            _LEAST <= min(down, across) <= max(down, across) <= _MOST
        ):
            return across, down
    return 0.0, 0.0


def frames(file: Dataset) -> int:
    """Return how many images the file says it holds."""
    said = numbers(file.get("NumberOfFrames"))
    return max(1, int(said[0])) if said else 1


def numbers(value: Any) -> list[float]:  # noqa: ANN401 - whatever a file says
    """Return the finite numbers of a value of one or several."""
    several = value if isinstance(value, Iterable) else [value]
    if isinstance(value, str | bytes):
        several = [value]
    found = []
    for one in several:
        try:
            found.append(float(one))
        except (TypeError, ValueError, OverflowError):
            continue
    return [one for one in found if math.isfinite(one)]


def word(file: Dataset, tag: str) -> str:
    """Return one value as a line of text."""
    value = file.get(tag)
    return titled(str(value)) if value not in (None, "") else ""


def modality(file: Dataset) -> str:
    """Return the code of the kind of exam."""
    return word(file, "Modality").upper()[:16]
