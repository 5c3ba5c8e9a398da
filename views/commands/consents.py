"""`alveole consents`: what certified services may read, given and ended."""

import asyncio
from argparse import ArgumentParser, Namespace
from typing import Final

from app.domain.consent import LABELS, Consent, Finality
from app.domain.ids import parse_id
from app.domain.mandate import last_day, until_of
from app.domain.words import N_
from views.commands import DONE, Command, Context, answer
from views.house import House
from views.text import _, date_long
from views.verbs import STATES, actions_of, day_of, ending


def _arguments(verb: ArgumentParser) -> None:
    with actions_of(verb) as actions:
        for name, help_ in (
            ("find", _("dire à quel service certifié est un code")),
            ("give", _("laisser un service lire votre synthèse")),
        ):
            one = actions.add_parser(name, help=help_)
            one.add_argument(
                "code", metavar="CODE", help=_("code que donne le service")
            )
        give = actions.choices["give"]
        purposes = _("but, l’un de : {codes}").format(codes=", ".join(Finality))
        give.add_argument("--finality", required=True, metavar="BUT", help=purposes)
        told = _("dernier jour (ISO) ; un an au plus")
        give.add_argument("--until", required=True, metavar="DATE", help=told)
        actions.add_parser("list", help=_("lister vos accords"))
        ending(actions, _("mettre fin à un accord"))


def _run(context: Context, args: Namespace) -> int:
    house = context.house(args)
    _ACTIONS[args.action](context, args, house)
    return DONE


def _find(context: Context, args: Namespace, house: House) -> None:
    found = asyncio.run(house.consents.find(args.code))
    told = {"name": found.name, "number": found.number}
    context.tell(args, dict(told), "{name}, {number}".format_map(told))


def _give(context: Context, args: Namespace, house: House) -> None:
    finality, last = Finality.of(args.finality), day_of(args.until)
    found = asyncio.run(house.consents.find(args.code))
    until = until_of(last, house.zone)
    given = house.consents.give(found, finality=finality, until=until)
    _tell(context, args, house, given)


def _list(context: Context, args: Namespace, house: House) -> None:
    for one in house.consents.every():
        _tell(context, args, house, one)


def _end(context: Context, args: Namespace, house: House) -> None:
    own = parse_id(args.id)
    house.consents.end(own)
    (ended,) = [one for one in house.consents.every() if one.id == own]
    _tell(context, args, house, ended)
    if not args.json:
        context.out(_("Ce qui a déjà été lu a pu être copié."))


_ACTIONS: Final = {"find": _find, "give": _give, "list": _list, "end": _end}


def _tell(context: Context, args: Namespace, house: House, one: Consent) -> None:
    last = last_day(one.until, house.zone)
    shown = {
        "id": one.id.hex(),
        "name": one.service_name,
        "number": one.service_number,
        "finality": one.finality.value,
        "until": last.isoformat(),
        "state": one.state.value,
    }
    said = _("{id} {name} : {what}. Dernier jour : {day} ({state}).").format(
        id=one.id.hex(),
        name=one.service_name,
        what=_(LABELS[one.finality]),
        day=date_long(last),
        state=_(STATES[one.state]),
    )
    context.tell(args, shown, said)


_SERVICE: Final = {"name": "string", "number": "string"}

COMMAND = Command(
    "consents",
    N_("Laisser des services lire votre synthèse, y mettre fin"),
    _arguments,
    _run,
    (
        answer(**_SERVICE),
        answer(
            id="string", **_SERVICE, finality="string", until="string", state="string"
        ),
    ),
)
