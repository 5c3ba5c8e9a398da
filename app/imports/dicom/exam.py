"""« Examen » : the images of an archive, in series, in the order of the body."""

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from pydicom.dataset import Dataset

from app.domain.errors import Refused
from app.domain.imaging import Series, Slice, Study
from app.gates.archive import MARK as ZIP
from app.gates.archive import STUDY, Member, members
from app.gates.paged import Foreign, Paged
from app.imports.dicom.header import (
    MARK,
    PREAMBLE,
    File,
    modality,
    numbers,
    opened,
    reading,
    word,
)
from app.imports.dicom.pixels import count
from app.imports.dicom.telling import patient

_HEADS: Final = (16 << 10, 256 << 10, 4 << 20)
"""Bytes within which pixels mostly start: little is unpacked to put in order."""

_WHOLE_MAX: Final = 64 << 20
_XDM: Final = "ihe_xdm/"
_DIRECTORY: Final = "dicomdir"
_NUMBER: Final = "InstanceNumber"
_TAGS: Final = (
    *("SOPClassUID", "Modality", "SeriesInstanceUID", "SeriesNumber"),
    *("SeriesDescription", "InstanceNumber", "ImagePositionPatient"),
    *("PatientName", "ImageOrientationPatient", "Rows", "Columns", "NumberOfFrames"),
)
"""What is enough to put images in order."""


@dataclass(frozen=True, slots=True)
class Image:
    """One file of images in an archive."""

    member: Member
    said: Dataset
    pages: int


def is_archive(content: Foreign) -> bool:
    """Say whether these bytes are an archive."""
    return content.startswith(ZIP)


def holds_images(content: Foreign) -> bool:
    """Say whether an archive is made of images: its own list of them, or their number.

    An IHE_XDM archive is not: each of its documents stands for itself.
    """
    try:
        found = members(content, STUDY)
        names = [one.name.lower() for one in found]
        if any(name.startswith(_XDM) or f"/{_XDM}" in name for name in names):
            return False
        if any(name.rsplit("/", 1)[-1] == _DIRECTORY for name in names):
            return True
        marked = sum(_is_image(one) for one in found)
    except Refused:
        return False
    return 0 < marked >= len(found) - marked


def series_of(content: Foreign) -> tuple[list[list[Image]], int]:
    """Return the images of each series, in order, and how many files are none.

    Raises Refused("import.no_image") and what opening an archive does.
    """
    groups: dict[str, list[Image]] = defaultdict(list)
    found = members(content, STUDY)
    for member in found:
        if image := _image(member):
            groups[word(image.said, "SeriesInstanceUID")].append(image)
    if not groups:
        raise Refused("import.no_image")
    ordered = [_ordered(group) for group in groups.values()]
    ordered.sort(key=lambda group: _rank(group[0].said, "SeriesNumber"))
    return ordered, len(found) - sum(map(len, ordered))


def study(content: Foreign) -> Study:
    """Return where every image lies in the archive."""
    ordered, ignored = series_of(content)
    series = tuple(map(_series, ordered))
    return Study(series, ignored, patient(ordered[0][0].said))


def place(content: Foreign, page: int) -> tuple[File, int]:
    """Return the file that holds an image of the archive, and its rank there.

    Raises Refused("import.no_page").
    """
    for group in series_of(content)[0]:
        for image in group:
            if page < image.pages:
                return opened(taken(image.member)), page
            page -= image.pages
    raise Refused("import.no_page")


def _series(group: list[Image]) -> Series:
    said = group[0].said
    slices = (
        Slice(*image.member.place(), frame)
        for image in group
        for frame in range(image.pages)
    )
    return Series(word(said, "SeriesDescription"), modality(said), tuple(slices))


def _is_image(member: Member) -> bool:
    return member.read(PREAMBLE + len(MARK)).endswith(MARK)


def _image(member: Member) -> Image | None:
    """Return a file of images; None for any other, or one that cannot be drawn."""
    if not _is_image(member):
        return None
    try:
        with reading():
            file = _begun(member)
            pages = count(file)
            for tag in _TAGS:
                file.said.get(tag)  # converted here: one bad file is left, not all
    except Refused:
        return None
    return Image(member, file.said, pages) if pages else None


def _begun(member: Member) -> File:
    """Read the start of a file, more of it when its pixels are further."""
    for most in _HEADS:
        with suppress(Refused):
            file = opened(member.read(most), _TAGS)
            if file.at >= 0:
                return file
    return opened(taken(member), _TAGS)


def taken(member: Member) -> Foreign:
    """Return one file of images: in memory, or by pages when it is large."""
    if member.size > _WHOLE_MAX:
        return Paged(member.lent())
    return member.read()


def _ordered(group: list[Image]) -> list[Image]:
    """Return a series along the body, from the end its machine began by.

    Without a place of its own for each image, as the machine numbered them.
    """
    counted = sorted(group, key=lambda one: (_rank(one.said, _NUMBER), one.member.name))
    depths = {one.member.name: _depth(one.said, group[0].said) for one in group}
    if None in depths.values() or len(set(depths.values())) < len(group):
        return counted
    first, last = (depths[one.member.name] for one in (counted[0], counted[-1]))
    sign = -1 if (first or 0.0) > (last or 0.0) else 1
    return sorted(counted, key=lambda one: sign * (depths[one.member.name] or 0.0))


def _depth(said: Dataset, first: Dataset) -> float | None:
    """Return how far an image lies along the axis of its series, in millimetres."""
    at = numbers(said.get("ImagePositionPatient"))
    match (*numbers(first.get("ImageOrientationPatient")), *at):
        case (a, b, c, d, e, f, x, y, z):
            axis = (b * f - c * e, c * d - a * f, a * e - b * d)
            return round(axis[0] * x + axis[1] * y + axis[2] * z, 3)
    return None


def _rank(said: Dataset, tag: str) -> float:
    return next(iter(numbers(said.get(tag))), 0.0)
