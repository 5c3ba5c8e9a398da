"""`alveole import`: add files to the documents, or readings to the measures.

One answer a file.
"""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.errors import AlveoleError, Refused
from app.domain.harvest import Asking
from app.domain.lent import Content, lend_file
from app.domain.words import N_
from app.flows.arrivals import read_through
from app.flows.documents import Added, Status
from app.flows.exams import Exams, Image, small_after
from app.flows.importing.importing import APART, Imported
from app.flows.parcels import Piece
from views.commands import DONE, REFUSED, Command, Context, answer
from views.errors import sentence_for
from views.house import House
from views.text import _, ngettext

Fate = Added | Imported
_READINGS: Final = "import.readings"
_OTHER: Final = "import.not_mine"
_ORDERS: Final = {"jour": True, "mois": False}
_FATES: Final = ("duplicate", "waiting", *APART, "excluded", "left")
_TEXTS: Final = ("file", "status", "kind", "id", "title", "date")
_LINE: Final = dict.fromkeys(_TEXTS, "string") | {"entries": "integer"}


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument(
        "files",
        nargs="+",
        metavar="FICHIER",
        help=_("fichiers à ajouter, ou dossiers entiers"),
    )
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))
    verb.add_argument(
        "--zone", default="", help=_("heure que suivait l'appareil : Europe/Paris")
    )
    verb.add_argument(
        "--dates",
        choices=tuple(_ORDERS),
        help=_("ce qui est écrit d'abord dans les dates : jour ou mois"),
    )
    verb.add_argument(
        "--mine",
        action="store_true",
        help=_("le fichier est à moi, même sous un autre nom"),
    )


def _run(context: Context, args: Namespace) -> int:
    house = context.house(args)
    asking = Asking(args.zone or str(house.zone), _ORDERS.get(args.dates))
    home = _Home(house, asking, args.mine)
    refused = False
    for file in args.files:
        for name, added in _added(home, file):
            if isinstance(added, Imported):
                context.tell(args, _brought(name, added), _told(name, added))
                continue
            refused |= added.status is Status.REFUSED
            context.tell(args, _answer(name, added), _sentence(name, added))
    return REFUSED if refused else DONE


@dataclass(frozen=True, slots=True, repr=False)
class _Home:
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


def _added(home: _Home, given: str) -> Iterator[tuple[str, Fate]]:
    """Keep what was given, a file or a folder, and say what became of each file."""
    path = Path(given)
    found = _folder(home, path) if _is_folder(path) else _file(home, path)
    yield from found
    home.house.arrivals.leave()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _folder(home: _Home, folder: Path) -> Iterator[tuple[str, Fate]]:
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
    home: _Home, path: Path, images: list[Image] | None = None
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


def _kept(home: _Home, piece: Piece) -> Fate:
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


def _straight(home: _Home, path: Path, code: str) -> Fate:
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


def _brought(file: str, brought: Imported) -> dict[str, object]:
    """Say what an export gave: how many new readings, and what else became of them."""
    told = {**brought.tally, "waiting": brought.waiting}
    return {
        "file": file,
        "status": (Status.IMPORTED if brought.done else Status.DUPLICATE).value,
        "kind": next(iter(brought.kinds), ""),
        "id": brought.batch.hex(),
        "entries": brought.added,
        "title": brought.brand,
        "date": "",
        **{fate: told.get(fate, 0) for fate in _FATES},
    }


def _told(file: str, brought: Imported) -> str:
    count = brought.added
    said = ngettext("{count} nouvelle mesure.", "{count} nouvelles mesures.", count)
    words = [said.format(count=count)]
    if brought.known:
        words.append(_("Déjà là : {count}.").format(count=brought.known))
    if brought.waiting:
        words.append(_("À vérifier : {count}.").format(count=brought.waiting))
    return f"{file} : {' '.join(words)}"


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
        answer(**_LINE, code="string?"),
        answer(**_LINE, **dict.fromkeys(_FATES, "integer")),
    ),
)
