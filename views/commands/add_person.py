"""`alveole add-person`: make the space of somebody one represents."""

from argparse import ArgumentParser, Namespace

from app.domain.words import N_
from app.flows.dependents.dependents import Tie
from views.commands import DONE, Command, Context, answer
from views.text import _


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("name", metavar="NOM", help=_("nom de la personne"))
    verb.add_argument("--born", required=True, help=_("date de naissance (ISO)"))
    verb.add_argument(
        "--tie",
        required=True,
        choices=[one.value for one in Tie],
        help=_("un enfant, ou un adulte protégé"),
    )
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))


def _run(context: Context, args: Namespace) -> int:
    kept = context.house(args).dependents
    space = kept.add(args.name, birth_date=args.born, tie=Tie(args.tie))
    shown = {"space": space.id.hex(), "name": space.name, "tie": args.tie}
    said = _("L’espace de {name} est prêt sur cet appareil.").format(name=space.name)
    context.tell(args, shown, said)
    return DONE


COMMAND = Command(
    "add-person",
    N_("Créer l’espace d’une personne que vous représentez"),
    _arguments,
    _run,
    (answer(space="string", name="string", tie="string"),),
)
