"""`alveole my-devices`: list, approve and retire the person's own devices."""

import asyncio
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from datetime import UTC, datetime

from app.domain.errors import AlveoleError, Refused
from app.domain.ids import DeviceId, parse_id
from app.domain.words import N_
from app.flows.my_devices import Device
from views.commands import DONE, Command, Context, answer
from views.house import House
from views.text import _, date_short
from views.verbs import actions_of


def _arguments(verb: ArgumentParser) -> None:
    with actions_of(verb) as actions:
        actions.add_parser("list", help=_("lister vos appareils"))
        approve = actions.add_parser(
            "approve", help=_("accepter un appareil qui attend")
        )
        approve.add_argument(
            "code", metavar="CODE", help=_("code affiché par l’appareil")
        )
        retire = actions.add_parser("retire", help=_("mettre un appareil dehors"))
        retire.add_argument("id", metavar="ID", help=_("identifiant de l’appareil"))


def _run(context: Context, args: Namespace) -> int:
    house = context.house(args)
    _ask(house)
    return _ACTIONS[args.action](context, house, args)


def _ask(house: House) -> None:
    """Learn of devices that joined since; without a server, say what is known."""
    with suppress(AlveoleError):
        asyncio.run(house.courier.sync())


def _tell_all(context: Context, house: House) -> None:
    """Have every space of the home heard; one that cannot be keeps none from it."""
    _ask(house)
    with suppress(AlveoleError):
        house.dependents.heed()
    for one in house.dependents.every():
        with suppress(AlveoleError):
            _ask(context.door.beside(one.space.id))


def _list(context: Context, house: House, args: Namespace) -> int:
    for device in house.my_devices.list():
        shown = {
            "id": device.id.hex(),
            "name": device.name,
            "here": device.here,
            "retired": device.retired,
            "last_seen": device.last_seen,
        }
        context.tell(args, shown, _sentence(device))
    return DONE


def _approve(context: Context, _house: House, args: Namespace) -> int:
    visitor = context.door.visitor(args.code)
    if not context.same_signs(args, visitor.check):
        raise Refused("enrol.different")
    said = _("L’appareil fait partie de votre espace.")
    context.tell(args, {"id": visitor.let_in()}, said)
    return DONE


def _retire(context: Context, house: House, args: Namespace) -> int:
    device = DeviceId(parse_id(args.id))
    key = context.door.retire(device)
    _tell_all(context, house)
    said = _("Cet appareil n’échange plus. Il a peut-être déjà lu vos données.")
    if not _outside(house, device):
        said = _("Mise dehors en attente d’envoi. Il peut encore recevoir.")
    answered = {"id": device.hex()} | ({"recovery_key": key} if key else {})
    context.tell(args, answered, said)
    if key and not args.json:
        context.out(_("Votre nouvelle clé de secours : {key}").format(key=key))
    return DONE


def _outside(house: House, device: DeviceId) -> bool:
    """Say whether every log of the home tells that a device was put outside."""
    return any(one.retired for one in house.my_devices.list() if one.id == device)


def _sentence(device: Device) -> str:
    seen = datetime.fromtimestamp(device.last_seen / 1000, UTC).date()
    states = (
        (device.retired, _("mis dehors")),
        (device.here, _("cet appareil")),
        (bool(device.last_seen), _("vu le {day}").format(day=date_short(seen))),
    )
    said = ", ".join(words for true, words in states if true)
    return f"{device.id.hex()} {device.name} ({said})"


_ACTIONS = {"list": _list, "approve": _approve, "retire": _retire}

COMMAND = Command(
    "my-devices",
    N_("Lister, accepter ou mettre dehors vos appareils"),
    _arguments,
    _run,
    (
        answer(
            id="string",
            name="string",
            here="boolean",
            retired="boolean",
            last_seen="integer",
        ),
        answer(check="string"),
        answer(id="string", recovery_key="string?"),
    ),
)
