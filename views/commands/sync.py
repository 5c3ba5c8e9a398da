"""`alveole sync`: one full exchange with the server."""

import asyncio
from argparse import ArgumentParser, Namespace

from app.domain.words import N_
from views.commands import DONE, Command, Context, answer
from views.text import _, ngettext


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))


def _run(context: Context, args: Namespace) -> int:
    report = asyncio.run(context.house(args).courier.sync())
    shown = {
        "pushed": report.pushed,
        "pulled": report.pulled,
        "head": report.head,
        "conflicts": report.conflicts,
        "alerts": list(report.alerts),
    }
    sent = ngettext("{n} envoi", "{n} envois", report.pushed).format(n=report.pushed)
    came = ngettext("{n} nouveauté", "{n} nouveautés", report.pulled)
    said = f"{sent}, {came.format(n=report.pulled)}."
    context.tell(args, shown, _("À jour sur cet appareil. {what}").format(what=said))
    return DONE


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
        ),
    ),
)
