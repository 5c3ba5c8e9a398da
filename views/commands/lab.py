"""`alveole lab`: play virtual devices for another program of this machine."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence

from app.domain.words import N_
from views.commands import Command, Context, answer, port
from views.text import _

_PORT = 6402
_MOST_DAYS = 45
_DIGITS = 6
"""Of the code a meter shows."""


def _days(text: str) -> int:
    """Read a number of days: a session of a sensor counts its minutes up to 45."""
    number = int(text)
    if number not in range(1, _MOST_DAYS + 1):
        raise ArgumentTypeError
    return number


def _passkey(text: str) -> int:
    """Read the six digits of a pairing."""
    if len(text) != _DIGITS or not text.isdecimal():
        raise ArgumentTypeError
    return int(text)


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("--port", type=port, default=_PORT, help=_("port ; 0 : un libre"))
    verb.add_argument(
        "--days", type=_days, default=14, help=_("jours gardés par le capteur")
    )
    verb.add_argument(
        "--before", type=int, default=0, help=_("jours écoulés depuis sa fin")
    )
    verb.add_argument(
        "--passkey", type=_passkey, default=-1, help=_("code montré par le lecteur")
    )


def _run(context: Context, args: Namespace) -> int:
    def ready(number: int, names: Sequence[str]) -> None:
        radio = f"tcp-client:127.0.0.1:{number}"
        said = _("Prêt : {radio}. Appareils virtuels : {names}.")
        shown = {"port": number, "radio": radio, "devices": list(names)}
        names_said = ", ".join(names)
        context.tell(args, shown, said.format(radio=radio, names=names_said))

    def show(name: str, code: int) -> None:
        digits = f"{code:0{_DIGITS}}"
        said = _("{name} montre le code {code}.").format(name=name, code=digits)
        context.tell(args, {"device": name, "code": digits}, said)

    how = {"days": args.days, "before": args.before, "passkey": args.passkey}
    return context.launchers.lab(args.port, how, ready, show)


COMMAND = Command(
    "lab",
    N_("Jouer des appareils virtuels, pour essayer"),
    _arguments,
    _run,
    (
        answer(port="integer", radio="string", devices="array"),
        answer(device="string", code="string"),
    ),
)
