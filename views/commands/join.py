"""`alveole join`: make this device one more of an existing space."""

from argparse import ArgumentParser, Namespace
from functools import partial

from app.domain.errors import Refused
from app.domain.words import N_
from views.commands import DONE, Command, Context, answer, read_secret
from views.text import _


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("--server", required=True, help=_("adresse du serveur"))
    way = verb.add_mutually_exclusive_group(required=True)
    way.add_argument("--recovery-file", help=_("fichier de la clé de secours"))
    way.add_argument(
        "--wait", action="store_true", help=_("attendre l’accord d’un autre appareil")
    )
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))


def _run(context: Context, args: Namespace) -> int:
    ways = {"passphrase": context.passphrase(args)}
    if args.wait:
        tell = partial(_tell, context, args)
        house = context.door.join_waiting(args.server, tell, ways=ways)
    else:
        recovery = read_secret(args.recovery_file)
        house = context.door.join_with_kit(args.server, recovery, ways=ways)
    said = _("Cet appareil fait partie de votre espace.")
    context.tell(args, {"space": house.space.id.hex()}, said)
    return DONE


def _tell(context: Context, args: Namespace, step: str, symbols: str) -> None:
    """Show the code; then refuse to enter where the signs are not the same."""
    if step == "code":
        said = _("Sur votre autre appareil : alveole my-devices approve {value}")
        context.tell(args, {"code": symbols}, said.format(value=symbols))
    elif step == "check" and not context.same_signs(args, symbols):
        raise Refused("enrol.different")


COMMAND = Command(
    "join",
    N_("Relier cet appareil à un espace qui existe"),
    _arguments,
    _run,
    (answer(code="string"), answer(check="string"), answer(space="string")),
)
