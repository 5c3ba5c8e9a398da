"""`alveole serve`: run a server that cannot read what it keeps."""

from argparse import ArgumentParser, Namespace

from app.domain.words import N_
from views.commands import Command, Context, answer, port
from views.text import _

_PORT = 8460


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("--host", default="127.0.0.1", help=_("adresse d’écoute"))
    verb.add_argument("--port", type=port, default=_PORT, help=_("port ; 0 : un libre"))
    verb.add_argument("--data", default="", help=_("dossier du serveur"))


def _run(context: Context, args: Namespace) -> int:
    def ready(address: str) -> None:
        said = _("Le serveur est prêt : {address}").format(address=address)
        context.tell(args, {"address": address}, said)

    return context.launchers.serve(args.host, args.port, args.data, ready)


COMMAND = Command(
    "serve",
    N_("Lancer un serveur, qui ne peut rien lire"),
    _arguments,
    _run,
    (answer(address="string"),),
)
