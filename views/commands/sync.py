"""`alveole sync`: one full exchange with the server."""

import asyncio
from argparse import ArgumentParser, Namespace

from app.domain.words import N_
from views.commands import DONE, Command, Context, answer
from views.house import House
from views.text import _, ngettext
from views.whose import for_whom


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))
    for_whom(verb)


def _run(context: Context, args: Namespace) -> int:
    house = context.house(args)
    _exchange(context, args, house)
    if house.first and args.person is None:
        house.dependents.heed()
        for one in house.dependents.every():
            _exchange(context, args, context.door.beside(one.space.id))
    return DONE


def _exchange(context: Context, args: Namespace, house: House) -> None:
    """Exchange one space; say whose where it is not the owner's."""
    report = asyncio.run(house.courier.sync())
    shown = {
        "pushed": report.pushed,
        "pulled": report.pulled,
        "head": report.head,
        "conflicts": report.conflicts,
        "alerts": list(report.alerts),
    }
    sent = ngettext("{n} envoi", "{n} envois", report.pushed).format(n=report.pushed)
    came = ngettext("{n} nouveauté", "{n} nouveautés", report.pulled)
    said = _("À jour sur cet appareil. {what}").format(
        what=f"{sent}, {came.format(n=report.pulled)}."
    )
    if house.own:
        context.tell(args, shown, said)
    else:
        name = context.door.beside(house.space.id).space.name
        context.tell(args, shown | {"person": name}, f"{name} : {said}")


COMMAND = Command(
    "sync",
    N_("Échanger avec le serveur maintenant"),
    _arguments,
    _run,
    (
        answer(
            pushed="integer",
            pulled="integer",
            head="integer",
            conflicts="integer",
            alerts="array",
            person="string?",
        ),
    ),
)
