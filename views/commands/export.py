"""`alveole export`: the whole space in one archive, encrypted unless asked."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from io import SEEK_END
from pathlib import Path

from app.domain.departure import Purpose
from app.domain.errors import Refused
from app.domain.words import N_
from app.flows.backpack.clear import export_clear
from views.commands import DONE, Command, Context, answer
from views.house import House
from views.prints.agenda import whole_agenda
from views.text import _, size
from views.whose import for_whom


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("file", metavar="FICHIER", help=_("archive à écrire"))
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))
    for_whom(verb)
    told = _("copie sans protection : tout le monde peut la lire")
    verb.add_argument("--clear", action="store_true", help=told)


def _run(context: Context, args: Namespace) -> int:
    archive = Path(args.file)
    if archive.is_dir() or not archive.parent.is_dir():
        raise Refused("file.unwritable")
    house = context.house(args)
    pack = in_clear if args.clear else context.launchers.export
    counts = pack(house, archive)
    ready = _("Votre sac à dos est prêt : {weight}.")
    said = _("Copie prête : {weight}. Toute personne peut la lire.")
    words = (said if args.clear else ready).format(weight=size(_weight(archive)))
    context.tell(args, {"file": args.file, **counts}, words)
    return DONE


def in_clear(house: House, archive: Path) -> Mapping[str, int]:
    """Write the copy anybody may read, and note it among what left."""
    agenda = whole_agenda(house.agenda.every(), house.agenda.world.now())
    whole, noting = house.backpack.outside.whole, house.departures.noting
    with noting() as note, whole(archive) as sink:
        packed = export_clear(house.backpack, sink, agenda=agenda)
        note(Purpose.COPY_CLEAR, sink.seek(0, SEEK_END))
    return {"entries": packed.entries, "files": packed.files}


def sealed(house: House, archive: Path, passphrase: str) -> Mapping[str, int]:
    """Write the backpack, note it among what left, and that it is in a safe place.

    Raises Refused("passphrase.missing") where the space opened without one.
    """
    if not passphrase:
        raise Refused("passphrase.missing")
    whole, noting = house.backpack.outside.whole, house.departures.noting
    with noting() as note, whole(archive) as sink:
        packed = house.backpack.export(sink, passphrase)
        note(Purpose.COPY_BACKPACK, sink.seek(0, SEEK_END))
    house.backpack.kept()
    return {"entries": packed.entries, "files": packed.files}


def _weight(archive: Path) -> int:
    return archive.stat().st_size


COMMAND = Command(
    "export",
    N_("Tout emporter dans une archive chiffrée"),
    _arguments,
    _run,
    (answer(file="string", entries="integer", files="integer"),),
)
