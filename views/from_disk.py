"""What a path of this machine becomes: a file, an archive, a whole folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.errors import AlveoleError, Refused
from app.domain.harvest import Asking
from app.domain.lent import Content, lend_file
from app.flows.arrivals import read_through
from app.flows.documents import Added, Status
from app.flows.exams import Exams, Image, small_after
from app.flows.importing.importing import Imported
from app.flows.parcels import Piece
from views.house import House

Fate = Added | Imported
_READINGS: Final = "import.readings"
_OTHER: Final = "import.not_mine"


@dataclass(frozen=True, slots=True, repr=False)
class Taking:
    """The open space, and how the times of an export are to be read.

    *mine* says that the person answers for a file that names somebody else.
    """

    house: House
    asking: Asking
    mine: bool

    def take(self, content: Content, name: str) -> Imported:
        """Keep the readings of an export. Raises Refused("import.not_mine" | …)."""
        importing = self.house.importing
        whose = None if self.mine else importing.preview(content, name, self.asking)
        if whose and whose.owner_differs:
            raise Refused(_OTHER)
        return importing.take(content, name, self.asking)


def taken(home: Taking, given: str) -> Iterator[tuple[str, Fate]]:
    """Keep what was given, a file or a folder, and say what became of each file."""
    path = Path(given)
    found = _folder(home, path) if _is_folder(path) else _file(home, path)
    yield from found
    home.house.arrivals.leave()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _folder(home: Taking, folder: Path) -> Iterator[tuple[str, Fate]]:
    """Keep each file of a folder; the images of one exam make one document."""
    exams, images = Exams(home.house.arrivals), list[Image]()
    for path in _within(folder):
        yield from _file(home, path, images)
    try:
        pieces = exams.together(images, name=f"{folder.resolve().name}.zip")
    except AlveoleError as error:
        yield str(folder), Added(Status.REFUSED, code=error.code)
        return
    for piece in pieces:
        yield f"{folder} : {piece.name}", _kept(home, piece)


def _within(folder: Path) -> list[Path]:
    """Return the files of a folder, whatever their depth; links are not followed."""
    found = (Path(at, one) for at, _dirs, names in os.walk(folder) for one in names)
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def _file(
    home: Taking, path: Path, images: list[Image] | None = None
) -> Iterator[tuple[str, Fate]]:
    """Keep a file, or each one of an archive; *images* wait for their exam there."""
    house = home.house
    try:
        content = _content(house, path, small=small_after(images or ()))
        if images is not None:
            image = Exams(house.arrivals).image(content, name=path.name)
            if image:
                images.append(image)
                return
        parcel = house.parcels.opened(content, name=path.name)
    except AlveoleError as error:
        yield str(path), _straight(home, path, error.code)
        return
    for piece in parcel.pieces:
        yield f"{path} : {piece.name}" if piece.part else str(path), _kept(home, piece)


def _kept(home: Taking, piece: Piece) -> Fate:
    """Keep a document, or the readings of an export."""
    house, content = home.house, piece.whole
    try:
        added = house.parcels.keep(piece)
        if added.code != _READINGS:
            return added
        if piece.part:
            content = house.documents.airlock.part(content, rank=piece.rank)
        return home.take(content, piece.name)
    except AlveoleError as error:
        return Added(Status.REFUSED, code=error.code)


def _straight(home: Taking, path: Path, code: str) -> Fate:
    """Read from the disk an export too large for a document, else refuse."""
    if code != "import.too_large":
        return Added(Status.REFUSED, code=code)
    try:
        with path.open("rb") as file:
            return home.take(lend_file(file, path.stat().st_size), path.name)
    except AlveoleError as error:
        code = error.code if error.code == _OTHER else code
    except OSError:
        pass
    return Added(Status.REFUSED, code=code)


def _content(house: House, path: Path, *, small: int) -> Content:
    """Take a file in: a large one is sealed as it is read."""
    try:
        if not path.is_file():
            raise Refused("import.not_a_file" if path.exists() else "import.no_file")
        with path.open("rb") as file:
            size = path.stat().st_size
            pieces = read_through(file)
            return house.arrivals.take(pieces, size, name=path.name, small=small)
    except OSError as error:
        raise Refused("import.unreadable") from error
