"""`alveole lab-laboratory`: play a fictitious laboratory, or another depositor."""

from argparse import ArgumentParser, Namespace

from app.domain.profession import profession_label
from app.domain.words import N_
from app.rules.deposits.vouching import DEPOSITORS, LABORATORY
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
    codes = list(DEPOSITORS)
    verb.add_argument(
        "--profession",
        default=LABORATORY,
        choices=codes,
        metavar="PROFESSION",
        help=_("profession, l’une de : {codes}").format(codes=", ".join(codes)),
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
    names = ("file", "to", "folder", "operator", "profession", "type", "title", "date")
    told = context.launchers.laboratory({one: getattr(args, one) for one in names})
    words = _("Déposé par {name} ({kind}), fictif, au rang {seq}.")
    kind = _(profession_label(args.profession))
    context.tell(args, dict(told), words.format(kind=kind, **told))
    return DONE


COMMAND = Command(
    "lab-laboratory",
    N_("Jouer un laboratoire fictif, pour essayer"),
    _arguments,
    _run,
    (answer(name="string", seq="integer"),),
)
