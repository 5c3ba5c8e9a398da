"""`alveole lab-service`: play a fictitious service that reads what it is let read."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Mapping

from app.domain.words import N_
from views.commands import DONE, Command, Context, answer
from views.text import _, ngettext


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("--folder", required=True, help=_("dossier du service fictif"))
    verb.add_argument(
        "--operator",
        required=True,
        help=_("dossier du serveur, dont l'annuaire répond de lui"),
    )
    verb.add_argument("--server", required=True, help=_("adresse du serveur"))
    actions = verb.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("code", help=_("donner le code du service"))
    read = actions.add_parser("read", help=_("lire ce que des personnes autorisent"))
    read.add_argument("--out", required=True, help=_("dossier où écrire"))
    for one in actions.choices.values():
        one.add_argument("--json", action="store_true", default=SUPPRESS)


def _run(context: Context, args: Namespace) -> int:
    names = ("folder", "operator", "server")
    how = {one: getattr(args, one) for one in names}
    asked = {"what": args.action, "out": getattr(args, "out", "")}
    told = context.launchers.service({**how, **asked})
    context.tell(args, dict(told), _said(told).format_map(told))
    return DONE


def _said(told: Mapping[str, str | int]) -> str:
    if "code" in told:
        return _("{name}, service fictif. Son code : {code}")
    count = int(told["read"])
    return ngettext(
        "{name}, service fictif : {read} synthèse lue.",
        "{name}, service fictif : {read} synthèses lues.",
        count,
    )


COMMAND = Command(
    "lab-service",
    N_("Jouer un service fictif, pour essayer"),
    _arguments,
    _run,
    (answer(name="string", code="string"), answer(name="string", read="integer")),
)
