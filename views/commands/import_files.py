"""`alveole import`: add files to the documents, one answer a file."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import AlveoleError, Refused
from app.domain.lent import Content
from app.domain.words import N_
from app.flows.arrivals import read_through
from app.flows.documents import Added, Status
from app.flows.exams import Exams, Image, small_after
from app.flows.parcels import Piece
from views.commands import DONE, REFUSED, Command, Context, answer
from views.errors import sentence_for
from views.house import House
from views.text import _


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument(
        "files",
        nargs="+",
        metavar="FICHIER",
        help=_("fichiers à ajouter, ou dossiers entiers"),
    )
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))


def _run(context: Context, args: Namespace) -> int:
    house = context.house(args)
    refused = False
    for file in args.files:
        for name, added in _added(house, file):
            refused |= added.status is Status.REFUSED
            context.tell(args, _answer(name, added), _sentence(name, added))
    return REFUSED if refused else DONE


def _added(house: House, given: str) -> Iterator[tuple[str, Added]]:
    """Keep what was given, a file or a folder, and say what became of each file."""
    path = Path(given)
    found = _folder(house, path) if _is_folder(path) else _file(house, path)
    yield from found
    house.arrivals.leave()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _folder(house: House, folder: Path) -> Iterator[tuple[str, Added]]:
    """Keep each file of a folder; the images of one exam make one document."""
    exams, images = Exams(house.arrivals), list[Image]()
    for path in _within(folder):
        yield from _file(house, path, images)
    try:
        pieces = exams.together(images, name=f"{folder.resolve().name}.zip")
    except AlveoleError as error:
        yield str(folder), Added(Status.REFUSED, code=error.code)
        return
    for piece in pieces:
        yield f"{folder} : {piece.name}", _kept(house, piece)


def _within(folder: Path) -> list[Path]:
    """Return the files of a folder, whatever their depth; links are not followed."""
    found = (Path(at, one) for at, _dirs, names in os.walk(folder) for one in names)
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def _file(
    house: House, path: Path, images: list[Image] | None = None
) -> Iterator[tuple[str, Added]]:
    """Keep a file, or each one of an archive; *images* wait for their exam there."""
    try:
        content = _content(house, path, small=small_after(images or ()))
        if images is not None:
            image = Exams(house.arrivals).image(content, name=path.name)
            if image:
                images.append(image)
                return
        parcel = house.parcels.opened(content, name=path.name)
    except AlveoleError as error:
        yield str(path), Added(Status.REFUSED, code=error.code)
        return
    for piece in parcel.pieces:
        yield f"{path} : {piece.name}" if piece.part else str(path), _kept(house, piece)


def _kept(house: House, piece: Piece) -> Added:
    try:
        return house.parcels.keep(piece)
    except AlveoleError as error:
        return Added(Status.REFUSED, code=error.code)


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


def _answer(file: str, added: Added) -> dict[str, object]:
    entry = added.entry
    shown: dict[str, object] = {
        "file": file,
        "status": added.status.value,
        "kind": entry.kind if entry else "",
        "id": entry.id.hex() if entry else "",
        "entries": int(added.status not in (Status.DUPLICATE, Status.REFUSED)),
        "title": entry.title if entry else "",
        "date": entry.when.text if entry else "",
    }
    return shown | ({"code": added.code} if added.code else {})


def _sentence(file: str, added: Added) -> str:
    if added.status is Status.REFUSED:
        said = sentence_for(added.code)
    elif added.status is Status.DUPLICATE:
        said = _("Ce fichier est déjà dans vos documents.")
    elif added.status is Status.TO_CHECK:
        said = _("Mis à part : ce document porte un autre nom. Vérifiez-le.")
    else:
        said = _("Ajouté : {title}").format(
            title=added.entry.title if added.entry else ""
        )
    return f"{file} : {said}"


COMMAND = Command(
    "import",
    N_("Ajouter des fichiers à vos documents"),
    _arguments,
    _run,
    (
        answer(
            file="string",
            status="string",
            kind="string",
            id="string",
            entries="integer",
            title="string",
            date="string",
            code="string?",
        ),
    ),
)
