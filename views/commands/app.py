"""`alveole app`: open the application."""

from argparse import SUPPRESS, ArgumentParser, Namespace

from app.domain.words import N_
from views.commands import Command, Context, port
from views.text import _


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("--web", action="store_true", help=_("ouvrir dans le navigateur"))
    verb.add_argument(
        "--port", type=port, default=0, help=_("port local ; 0 : un libre")
    )
    verb.add_argument(
        "--no-open", action="store_true", help=_("donner l’adresse sans l’ouvrir")
    )
    verb.add_argument(
        "--demo", action="store_true", help=_("montrer un exemple, sans rien garder")
    )
    verb.add_argument("--radio", default="", help=_("system, lab, none ou une adresse"))
    verb.add_argument("--resume", type=int, help=SUPPRESS)


def _run(context: Context, args: Namespace) -> int:
    return context.launchers.app(args)


COMMAND = Command("app", N_("Ouvrir l’application"), _arguments, _run)
