"""« Actions » : what verbs of several actions say alike on the command line."""

from argparse import SUPPRESS, ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Final

from app.domain.errors import Refused
from app.domain.mandate import MandateState
from app.domain.words import N_
from views.text import _

STATES: Final = {
    MandateState.WAITING: N_("en attente d’envoi"),
    MandateState.ACTIVE: N_("en cours"),
    MandateState.ENDING: N_("fin en attente d’envoi"),
    MandateState.ENDED: N_("terminé"),
}
"""How far what one lets others read is, in the words of a line."""


@contextmanager
def actions_of(verb: ArgumentParser) -> Iterator["_SubParsersAction[ArgumentParser]"]:
    """Give where the actions of *verb* are added; each opens the space alike.

    `--json` and `--passphrase-file` are understood before an action and after it.
    """
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))
    actions = verb.add_subparsers(dest="action", required=True, metavar="ACTION")
    yield actions
    for one in actions.choices.values():
        one.add_argument("--json", action="store_true", default=SUPPRESS)
        one.add_argument("--passphrase-file", default=SUPPRESS)


def ending(actions: "_SubParsersAction[ArgumentParser]", help_: str) -> None:
    """Add the action that ends what `list` names."""
    end = actions.add_parser("end", help=help_)
    end.add_argument("id", metavar="ID", help=_("identifiant donné par « list »"))


def day_of(text: str) -> date:
    """Read a day typed as ISO 8601. Raises Refused("date.malformed")."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused("date.malformed") from error
