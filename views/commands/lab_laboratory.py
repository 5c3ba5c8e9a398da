"""`alveole lab-laboratory`: play a fictitious laboratory that deposits one file."""

from argparse import ArgumentParser, Namespace

from app.domain.words import N_
from views.commands import DONE, Command, Context, answer
from views.text import _

_REPORT = "11502-2"


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("file", help=_("fichier à déposer (PDF ou CDA)"))
    verb.add_argument(
        "--to", required=True, help=_("adresse de dépôt que la personne donne")
    )
    verb.add_argument(
        "--folder", required=True, help=_("dossier du laboratoire fictif")
    )
    verb.add_argument(
        "--operator",
        required=True,
        help=_("dossier du serveur, dont l'annuaire répond de lui"),
    )
    verb.add_argument(
        "--type", default=_REPORT, help=_("type du document (code JDV_J07)")
    )
    verb.add_argument("--title", default="", help=_("titre du document"))
    verb.add_argument("--date", default="", help=_("jour de l'acte (ISO)"))


def _run(context: Context, args: Namespace) -> int:
    names = ("file", "to", "folder", "operator", "type", "title", "date")
    told = context.launchers.laboratory({one: getattr(args, one) for one in names})
    words = _("Déposé par {name}, laboratoire fictif, au rang {seq}.")
    context.tell(args, dict(told), words.format_map(told))
    return DONE


COMMAND = Command(
    "lab-laboratory",
    N_("Jouer un laboratoire fictif, pour essayer"),
    _arguments,
    _run,
    (answer(name="string", seq="integer"),),
)
