"""`alveole restore`: fill an empty home from an archive."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.domain.words import N_
from views.commands import DONE, Command, Context, answer, read_secret
from views.text import _


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("file", metavar="FICHIER", help=_("archive à relire"))
    way = verb.add_mutually_exclusive_group()
    way.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))
    way.add_argument("--recovery-file", help=_("fichier de la clé de secours"))


def _run(context: Context, args: Namespace) -> int:
    if args.recovery_file:
        way, secret = "recovery", read_secret(args.recovery_file)
    else:
        way, secret = "passphrase", context.passphrase(args)
    counts = context.launchers.restore(Path(args.file), way, secret)
    said = _("Votre espace est revenu sur cet appareil : {n} éléments.")
    context.tell(args, dict(counts), said.format(n=counts["entries"]))
    return DONE


COMMAND = Command(
    "restore",
    N_("Retrouver un espace depuis son archive"),
    _arguments,
    _run,
    (answer(entries="integer", files="integer"),),
)
