"""« Image médicale » DICOM: a single one, several in one file, or an exam in a zip."""

from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.domain.imaging import Look, Scale, Series, Slice, Study
from app.gates.paged import Foreign
from app.gates.pixels import Pixels
from app.imports import Confidence, Reader
from app.imports.dicom.exam import (
    holds_images,
    is_archive,
    place,
    series_of,
    taken,
)
from app.imports.dicom.exam import study as study_of
from app.imports.dicom.header import (
    MARK,
    PREAMBLE,
    File,
    modality,
    opened,
    reading,
    word,
)
from app.imports.dicom.pixels import count, picture
from app.imports.dicom.telling import ONE, SEVERAL, patient, told, told_of_all

_GROUPS = (b"\2\0", b"\x08\0")
"""Groups a file without preamble starts with."""


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise the mark, an archive that may hold images, or a first element."""
    if head[PREAMBLE : PREAMBLE + len(MARK)] == MARK or is_archive(head):
        return Confidence.SURE
    bare = head.startswith(_GROUPS) and head[3:4] == b"\0"
    return Confidence.MAYBE if bare else Confidence.NO


def owns(content: Foreign) -> bool:
    """Tell an archive of images from another."""
    return not is_archive(content) or holds_images(content)


def read(content: Foreign) -> Extract:
    """Return what the exam says of itself, and check that an image can be drawn."""
    with reading():
        if is_archive(content):
            groups, _ = series_of(content)
            first = opened(taken(groups[0][0].member))
            found = told_of_all(
                first, sum(one.pages for all_ in groups for one in all_)
            )
        else:
            first = opened(content)
            found = told(first, count(first))
        if found.pages:
            picture(first, 0, 1, Look())
        return found


def draw(content: Foreign, page: int, width: int) -> Pixels:
    """Draw one image as the file asks."""
    return shade(content, page, width, Look())[0]


def shade(content: Foreign, frame: int, width: int, look: Look) -> tuple[Pixels, Scale]:
    """Draw one image with a look, and say what its pixels measure."""
    with reading():
        if is_archive(content):
            return picture(*place(content, frame), width, look)
        return picture(opened(content), frame, width, look)


def study(content: Foreign) -> Study:
    """Say where the images lie."""
    with reading():
        return (
            study_of(content)
            if is_archive(content)
            else _alone(opened(content), len(content))
        )


def _alone(file: File, size: int) -> Study:
    """Return the exam made of the images of one file."""
    pages = count(file)
    if not pages:
        raise Refused("import.no_image")
    slices = tuple(Slice(0, size, 0, frame) for frame in range(pages))
    series = Series(word(file.said, "SeriesDescription"), modality(file.said), slices)
    return Study((series,), patient=patient(file.said))


READER = Reader(
    (ONE, SEVERAL),
    sniff,
    read,
    draw,
    owns=owns,
    paged=True,
    study=study,
    shade=shade,
)
