"""`alveole messages`: write to professionals, and read what they answer."""

import asyncio
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

from app.domain.ids import EntryId, parse_id
from app.domain.mandate import MandateState, last_day, until_of
from app.domain.message import Delivery, Message, Thread
from app.domain.words import N_
from views.commands import DONE, Command, Context, answer
from views.house import House
from views.text import _, date_long
from views.verbs import STATES, actions_of, day_of, ending

USUAL: Final = timedelta(days=91)
"""How long a conversation is open unless another day is said."""

_STATES: Final = {**STATES, MandateState.ENDED: N_("terminée")}
_DELIVERY: Final = {
    Delivery.WAITING: N_("en attente d’envoi"),
    Delivery.SENT: N_("envoyé"),
    Delivery.READ: N_("lu"),
    Delivery.RECEIVED: N_("reçu"),
    Delivery.UNSENT: N_("non envoyé : la conversation est terminée"),
}


def _arguments(verb: ArgumentParser) -> None:
    with actions_of(verb) as actions:
        for name, help_ in (
            ("find", _("dire à quel professionnel certifié est un code")),
            ("open", _("ouvrir une conversation avec un professionnel")),
        ):
            one = actions.add_parser(name, help=help_)
            given = _("code que donne le professionnel")
            one.add_argument("code", metavar="CODE", help=given)
        made = actions.choices["open"]
        about = _("sujet de la conversation")
        made.add_argument("--subject", required=True, metavar="SUJET", help=about)
        told = _("dernier jour (ISO) ; trois mois sinon")
        made.add_argument("--until", metavar="DATE", help=told)
        actions.add_parser("list", help=_("lister vos conversations"))
        read = actions.add_parser("read", help=_("lire une conversation"))
        write = actions.add_parser("write", help=_("écrire dans une conversation"))
        for one in (read, write):
            one.add_argument(
                "id", metavar="ID", help=_("identifiant donné par « list »")
            )
        _in_a_conversation(read, write)
        ending(actions, _("mettre fin à une conversation"))
        _blocking(actions)


def _in_a_conversation(read: ArgumentParser, write: ArgumentParser) -> None:
    tell = _("dire que vous avez lu, si on vous le demande")
    read.add_argument("--receipt", action="store_true", help=tell)
    write.add_argument("text", metavar="TEXTE", help=_("ce que vous écrivez"))
    joined = _("document à joindre, par son identifiant")
    write.add_argument("--file", action="append", metavar="ID", help=joined)
    about = _("message auquel on répond")
    write.add_argument("--about", default="", metavar="ID", help=about)


def _blocking(actions: Any) -> None:  # noqa: ANN401 - argparse does not name its type
    said = _("identifiant donné par « list »")
    for name, help_ in (
        ("block", _("bloquer le professionnel d’une conversation")),
        ("unblock", _("débloquer le professionnel d’une conversation")),
    ):
        actions.add_parser(name, help=help_).add_argument("id", metavar="ID", help=said)


def _run(context: Context, args: Namespace) -> int:
    house = context.house(args)
    _ACTIONS[args.action](context, args, house)
    return DONE


def _find(context: Context, args: Namespace, house: House) -> None:
    found = asyncio.run(house.messages.find(args.code))
    told = {"name": found.name, "number": found.number, "profession": found.profession}
    context.tell(args, dict(told), "{name}, {number}".format_map(told))


def _open(context: Context, args: Namespace, house: House) -> None:
    today = house.documents.today.date()
    last = day_of(args.until) if args.until else today + USUAL
    found = asyncio.run(house.messages.find(args.code))
    until = until_of(last, house.zone)
    _tell(context, args, house, house.messages.open(found, args.subject, until))


def _list(context: Context, args: Namespace, house: House) -> None:
    for one in house.messages.threads():
        _tell(context, args, house, one)


def _read(context: Context, args: Namespace, house: House) -> None:
    own = parse_id(args.id)
    written = house.messages.read(own)
    for one in written:
        _say(context, args, one)
    ids = [one.id for one in written]
    house.messages.opened(own, ids, receipt=args.receipt)


def _write(context: Context, args: Namespace, house: House) -> None:
    files = [EntryId(parse_id(one)) for one in args.file or ()]
    about = parse_id(args.about) if args.about else b""
    write = partial(house.messages.write, files=files, about=about)
    written = write(parse_id(args.id), args.text)
    _say(context, args, written)


def _end(context: Context, args: Namespace, house: House) -> None:
    own = parse_id(args.id)
    house.messages.end(own)
    _tell(context, args, house, house.messages.thread(own))
    if not args.json:
        context.out(_("Ce qui a déjà été lu a pu être copié."))


def _block(context: Context, args: Namespace, house: House) -> None:
    house.messages.block(parse_id(args.id))
    _list(context, args, house)


def _unblock(context: Context, args: Namespace, house: House) -> None:
    house.messages.unblock(parse_id(args.id))
    _list(context, args, house)


_ACTIONS: Final = {
    "find": _find,
    "open": _open,
    "list": _list,
    "read": _read,
    "write": _write,
    "end": _end,
    "block": _block,
    "unblock": _unblock,
}


def _tell(context: Context, args: Namespace, house: House, one: Thread) -> None:
    last = last_day(one.until, house.zone)
    shown = {
        "id": one.id.hex(),
        "name": one.correspondent,
        "number": one.number,
        "profession": one.profession,
        "subject": one.subject,
        "until": last.isoformat(),
        "state": one.state.value,
        "unread": one.unread,
        "waiting": one.waiting,
        "unsent": one.unsent,
        "blocked": one.blocked,
        "no_reply": one.no_reply,
    }
    said = _("{id} {name} : {subject}. Dernier jour : {day} ({state}).").format(
        id=one.id.hex(),
        name=one.correspondent,
        subject=one.subject,
        day=date_long(last),
        state=_("bloqué") if one.blocked else _(_STATES[one.state]),
    )
    context.tell(args, shown, said)


def _say(context: Context, args: Namespace, one: Message) -> None:
    at = datetime.fromtimestamp(one.at / 1000, UTC).isoformat(timespec="seconds")
    files = [
        {"id": file.id.hex(), "name": file.name, "type": file.media_type}
        for file in one.files
    ]
    shown = {
        "id": one.id.hex(),
        "author": one.author,
        "mine": one.mine,
        "text": one.text,
        "at": at,
        "delivery": one.delivery.value,
        "about": one.about.hex(),
        "asks": one.asks.value,
        "unread": one.unread,
        "files": files,
    }
    state, words = _(_DELIVERY[one.delivery]), " ".join(one.text.split())
    told = "".join(f" [{file.name}]" for file in one.files)
    context.tell(args, shown, f"{at} {one.author} ({state}) : {words}{told}")


_WHOM: Final = {"name": "string", "number": "string", "profession": "string"}

COMMAND = Command(
    "messages",
    N_("Écrire à des professionnels, lire ce qu’ils répondent"),
    _arguments,
    _run,
    (
        answer(**_WHOM),
        answer(
            id="string",
            **_WHOM,
            subject="string",
            until="string",
            state="string",
            unread="integer",
            waiting="integer",
            unsent="integer",
            blocked="boolean",
            no_reply="boolean",
        ),
        answer(
            id="string",
            author="string",
            mine="boolean",
            text="string",
            at="string",
            delivery="string",
            about="string",
            asks="string",
            unread="boolean",
            files="array",
        ),
    ),
)
