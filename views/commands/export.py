"""`alveole export`: the whole space in one encrypted archive."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.domain.errors import Refused
from app.domain.words import N_
from views.commands import DONE, Command, Context, answer
from views.text import _, size


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("file", metavar="FICHIER", help=_("archive à écrire"))
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))


def _run(context: Context, args: Namespace) -> int:
    archive = Path(args.file)
    if archive.is_dir() or not archive.parent.is_dir():
        raise Refused("file.unwritable")
    house = context.house(args)
    counts = context.launchers.export(house, archive)
    weight = size(archive.stat().st_size)
    said = _("Votre sac à dos est prêt : {weight}.").format(weight=weight)
    context.tell(args, {"file": args.file, **counts}, said)
    return DONE


COMMAND = Command(
    "export",
    N_("Tout emporter dans une archive chiffrée"),
    _arguments,
    _run,
    (answer(file="string", entries="integer", files="integer"),),
)
