"""`alveole my-code`: what a relative types to entrust something to this person."""

from argparse import ArgumentParser, Namespace

from app.domain.words import N_
from views.commands import DONE, Command, Context, answer
from views.text import _


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))


def _run(context: Context, args: Namespace) -> int:
    code = context.house(args).mandates.my_code()
    context.tell(args, {"code": code}, code)
    return DONE


COMMAND = Command(
    "my-code",
    N_("Donner votre code à un proche qui veut vous confier quelque chose"),
    _arguments,
    _run,
    (answer(code="string"),),
)
