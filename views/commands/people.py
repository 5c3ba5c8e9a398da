"""`alveole people`: whose spaces are kept on this device."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import Final

from app.domain.space import Space
from app.domain.when import When
from app.domain.words import N_
from app.flows.dependents.dependents import Dependent, Tie
from views.commands import DONE, Command, Context, answer
from views.text import _, date_long, ngettext

_TIES: Final = {Tie.CHILD: N_("enfant"), Tie.PROTECTED: N_("adulte protégé")}


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))


def _run(context: Context, args: Namespace) -> int:
    kept = context.house(args).dependents
    tie = kept.represented()
    _tell(context, args, kept.own, Dependent(kept.own, tie) if tie else None)
    for one in kept.every():
        _tell(context, args, one.space, one)
    return DONE


def _tell(
    context: Context, args: Namespace, space: Space, kept: Dependent | None = None
) -> None:
    """Say whose a space is, and what of it waits to leave; *kept* is no owner's."""
    shown: Mapping[str, object] = {
        "space": space.id.hex(),
        "name": space.name,
        "birth_date": space.birth_date,
        "tie": kept.tie.value if kept else "own",
        "away": bool(kept and kept.away),
        "waiting": context.door.beside(space.id).courier.state().waiting,
    }
    context.tell(args, shown, _sentence(shown, kept))


def _sentence(shown: Mapping[str, object], kept: Dependent | None) -> str:
    said = [_(_TIES[kept.tie]) if kept else _("vous")]
    if shown["birth_date"]:
        born = date_long(When.parse(str(shown["birth_date"])), weekday=False)
        said.append(_("naissance : {day}").format(day=born))
    if shown["away"]:
        said.append(_("hors de la liste"))
    if waiting := int(str(shown["waiting"])):
        words = ngettext("{n} envoi en attente", "{n} envois en attente", waiting)
        said.append(words.format(n=waiting))
    name = shown["name"] or _("Nom à venir")
    return f"{shown['space']} {name} ({', '.join(said)})"


COMMAND = Command(
    "people",
    N_("Lister les personnes dont l’espace est ici"),
    _arguments,
    _run,
    (
        answer(
            space="string",
            name="string",
            birth_date="string",
            tie="string",
            away="boolean",
            waiting="integer",
        ),
    ),
)
