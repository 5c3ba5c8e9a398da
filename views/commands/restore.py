"""`alveole restore`: fill an empty home from an archive."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.domain.errors import Refused
from app.domain.words import N_
from views.commands import DONE, Command, Context, answer, read_secret
from views.text import _
from views.whose import another_s


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("file", metavar="FICHIER", help=_("archive à relire"))
    way = verb.add_mutually_exclusive_group()
    way.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))
    way.add_argument("--recovery-file", help=_("fichier de la clé de secours"))


def _run(context: Context, args: Namespace) -> int:
    archive = Path(args.file)
    if not archive.is_file():
        raise Refused("import.no_file")
    with archive.open("rb") as source:
        counts = context.door.restore(source, _ways(context, args))
    said = _("Votre espace est revenu sur cet appareil : {n} éléments.")
    house = context.door.open()
    person = {"person": house.space.name} if house.represented else {}
    told = another_s(house.space.name) if person else said.format(n=counts["entries"])
    context.tell(args, {**counts, **person}, told)
    return DONE


def _ways(context: Context, args: Namespace) -> dict[str, str]:
    """Return the key of the sheet if it is given, and the phrase if there is one."""
    ways = {}
    if args.recovery_file:
        ways["recovery"] = read_secret(args.recovery_file)
    if context.passphrase_file(args) or not ways:
        ways["passphrase"] = context.passphrase(args)
    return ways


COMMAND = Command(
    "restore",
    N_("Retrouver un espace depuis son archive"),
    _arguments,
    _run,
    (answer(entries="integer", files="integer", person="string?"),),
)
