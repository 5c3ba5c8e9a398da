"""`alveole lab-vaccines`: play a fictitious register of vaccinations."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from app.domain.words import N_
from views.commands import Command, Context, answer, port
from views.text import _

_PORT = 6403


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("--port", type=port, default=_PORT, help=_("port ; 0 : un libre"))
    verb.add_argument(
        "--seed", type=int, default=1, help=_("numéro d'où tout est inventé")
    )
    verb.add_argument("--name", default="", help=_("prénom et nom de la personne"))
    verb.add_argument("--birth-date", default="", help=_("date de naissance (ISO)"))


def _run(context: Context, args: Namespace) -> int:
    def ready(told: Mapping[str, str | int]) -> None:
        said = _("Registre fictif prêt : {address}. {name} y a {doses} vaccins.")
        where = _("Pour autoriser un appareil, ouvrez {page}.")
        words = f"{said} {where}".format_map(told)
        context.tell(args, dict(told), words)

    how = {"seed": str(args.seed), "name": args.name, "birth_date": args.birth_date}
    return context.launchers.register(args.port, how, ready)


COMMAND = Command(
    "lab-vaccines",
    N_("Jouer un registre de vaccins fictif, pour essayer"),
    _arguments,
    _run,
    (
        answer(
            address="string",
            page="string",
            name="string",
            birth_date="string",
            doses="integer",
        ),
    ),
)
