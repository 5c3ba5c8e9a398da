"""`alveole devices`: find what measures near, read it, say each value."""

import asyncio
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Coroutine
from functools import partial
from typing import Any

from tzlocal import get_localzone

from app.domain.device import DeviceIdentity, Reading, Rejected
from app.domain.dialogue import Link, Outcome, Question
from app.domain.errors import AlveoleError, Refused, Unreachable
from app.domain.words import N_
from app.ports.radio import Availability, Listener, Radio
from views.aloud import Aloud, Answers, Dry, Found
from views.commands import DONE, REFUSED, Command, Context, answer
from views.errors import sentence_for
from views.house import House
from views.text import _, ngettext
from views.way_in import DoorState
from views.whose import for_whom

_GOOD = {Outcome.COMPLETE.value, Outcome.NOTHING_NEW.value}
_SECONDS = 5.0


def _arguments(verb: ArgumentParser) -> None:
    actions = verb.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("scan", help=_("lister les appareils proches"))
    read = actions.add_parser("read", help=_("lire les appareils proches"))
    for one in actions.choices.values():
        one.add_argument("--json", action="store_true", default=SUPPRESS)
        one.add_argument(
            "--radio", default="system", help=_("system, lab, none ou une adresse")
        )
        one.add_argument(
            "--seconds", type=float, default=_SECONDS, help=_("durée de la recherche")
        )
    _which(read)
    read.add_argument("--dry", action="store_true", help=_("lire sans rien garder"))
    read.add_argument("--passkey", type=int, help=_("code montré par l’appareil"))
    read.add_argument(
        "--slot", default="", help=_("numéro d’utilisateur sur l’appareil")
    )
    read.add_argument("--code", default="", help=_("code de cet utilisateur"))
    read.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))
    for_whom(read)


def _which(read: ArgumentParser) -> None:
    chosen = read.add_mutually_exclusive_group()
    chosen.add_argument(
        "--device", default="", help=_("adresse du seul appareil à lire")
    )
    chosen.add_argument(
        "--all",
        action="store_true",
        help=_("lire tous les appareils proches, et les ajouter"),
    )


def _run(context: Context, args: Namespace) -> int:
    radio = context.launchers.radio(args.radio)
    if args.action == "scan":
        return asyncio.run(_left(radio, _scan(context, radio, args)))
    house = _house(context, args)
    return asyncio.run(_left(radio, _read(context, radio, house, args)))


async def _left(radio: Radio, work: Coroutine[Any, Any, int]) -> int:
    """Do some work, then leave every device it reached."""
    try:
        return await work
    finally:
        await radio.close()


def _house(context: Context, args: Namespace) -> House | None:
    """Return the space that keeps what is read, None where nothing is kept.

    Whoever is read there is added and may have its clock set: never a stranger's
    device that happens to be near. Raises Refused("devices.unchosen").
    """
    if args.dry or context.door.state() is DoorState.ABSENT:
        return None
    if not args.device and not args.all:
        raise Refused("devices.unchosen")
    return context.house(args)


async def _found(radio: Radio, args: Namespace) -> list[Found]:
    """Return each device heard, in the order of their addresses.

    Raises Unreachable("bluetooth.off" | …) where there is no Bluetooth.
    """
    if (state := await radio.available()) is not Availability.READY:
        code = f"bluetooth.{state}"
        raise Unreachable(code)
    heard: dict[str, Found] = {}
    async for driver, advert in radio.scan(args.seconds):
        heard[advert.address] = Found(driver, advert)
    return [heard[address] for address in sorted(heard)]


async def _scan(context: Context, radio: Radio, args: Namespace) -> int:
    for found in await _found(radio, args):
        advert, sort = found.advert, found.driver
        shown = {
            "device": advert.address,
            "name": found.name,
            "driver": sort.name,
            "signal": advert.rssi,
            "virtual": radio.virtual,
        }
        said = _("{name} ({sort}), {address}").format(
            name=found.name, sort=_(sort.label), address=advert.address
        )
        context.tell(args, shown, said)
    return DONE


async def _read(
    context: Context, radio: Radio, house: House | None, args: Namespace
) -> int:
    refused = False
    for found in await _found(radio, args):
        if args.device in ("", found.advert.address):
            done = await _read_one(context, radio, house, found, args)
            refused |= not done
    return REFUSED if refused else DONE


async def _read_one(
    context: Context, radio: Radio, house: House | None, found: Found, args: Namespace
) -> bool:
    """Read a device; say how it ended. One that fails keeps none from being read."""
    answers = _answers(context, args)
    if house:
        behind: Listener = house.devices.listener(found.driver, found.advert, answers)
    else:
        behind = Dry(answers, found.advert, get_localzone(), radio.virtual)
    aloud = Aloud(behind, found.name, partial(context.tell, args))
    try:
        outcome = await _led(radio, house, found, aloud)
    except AlveoleError as error:
        outcome, said = error.code, sentence_for(error.code, error.details)
    else:
        said = ngettext("{count} mesure lue", "{count} mesures lues", aloud.count)
        said = said.format(count=aloud.count)
    shown = {"name": found.name, "outcome": outcome, "readings": aloud.count}
    context.tell(args, shown | {"odd": aloud.odd}, f"{found.name} : {said}")
    return outcome in _GOOD


async def _led(radio: Radio, house: House | None, found: Found, aloud: Aloud) -> str:
    """Talk with a device, or hear what it shouts; return how it ended."""
    driver, advert = found.driver, found.advert
    if driver.link is not Link.BROADCAST:
        return (await radio.talk(driver, advert, aloud)).value
    if house:
        heard = await asyncio.to_thread(house.devices.hear, driver, advert)
        aloud.heard([one.reading for one in heard])
    else:
        identity = DeviceIdentity(f"mac:{advert.address}", driver.name)
        session = await aloud.session(identity, frozenset())
        said = list(driver.hears(advert, session))
        aloud.heard(
            [one for one in said if isinstance(one, Reading)],
            [one for one in said if isinstance(one, Rejected)],
        )
    return Outcome.COMPLETE.value


def _answers(context: Context, args: Namespace) -> Answers:
    given = {Question.SLOT: args.slot, Question.CODE: args.code}
    known = {question: said for question, said in given.items() if said}
    return Answers(known, args.passkey, None if args.json else context.ask)


COMMAND = Command(
    "devices",
    N_("Trouver et lire les appareils de mesure proches"),
    _arguments,
    _run,
    (
        answer(
            device="string",
            name="string",
            driver="string",
            signal="integer",
            virtual="boolean",
        ),
        answer(
            device="string",
            name="string",
            kind="string",
            value="string",
            unit="string",
            time="string",
            time_source="string",
            source="string",
            stated="string",
            marks="array",
        ),
        answer(name="string", rejected="string", where="string", raw="string"),
        answer(name="string", outcome="string", readings="integer", odd="integer"),
    ),
)
