"""`alveole init`: create a space, protected by a passphrase."""

from argparse import ArgumentParser, Namespace

from app.domain.words import N_
from views.commands import DONE, Command, Context, answer
from views.text import _


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("--name", required=True, help=_("nom ou prénom de la personne"))
    verb.add_argument("--birth-date", default="", help=_("date de naissance (ISO)"))
    verb.add_argument("--server", default="", help=_("adresse du serveur"))
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))


def _run(context: Context, args: Namespace) -> int:
    created = context.door.create(
        args.name,
        birth_date=args.birth_date,
        server=args.server,
        ways={"passphrase": context.passphrase(args)},
    )
    space = created.house.space.id.hex()
    said = _("Votre espace est prêt. Recopiez votre clé de secours : {key}")
    context.tell(
        args,
        {"space": space, "recovery_key": created.sheet.key},
        said.format(key=created.sheet.key),
    )
    return DONE


COMMAND = Command(
    "init",
    N_("Créer un espace de santé sur cet appareil"),
    _arguments,
    _run,
    (answer(space="string", recovery_key="string"),),
)
