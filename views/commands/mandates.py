"""`alveole mandates`: what one entrusted and to whom, and its end."""

from argparse import ArgumentParser, Namespace
from datetime import datetime

from app.domain.ids import parse_id
from app.domain.mandate import Mandate, last_day
from app.domain.words import N_
from views.commands import DONE, Command, Context, answer
from views.house import House
from views.rubrics import coded, named
from views.text import _, date_long
from views.verbs import STATES, actions_of, ending


def _arguments(verb: ArgumentParser) -> None:
    with actions_of(verb) as actions:
        actions.add_parser("list", help=_("lister ce que vous confiez"))
        ending(actions, _("mettre fin à ce que vous confiez"))


def _run(context: Context, args: Namespace) -> int:
    house = context.house(args)
    if args.action == "list":
        for one in house.mandates.every():
            context.tell(args, _shown(house, one), _sentence(house, one))
        return DONE
    mandate = parse_id(args.id)
    house.mandates.end(mandate)
    (ended,) = [one for one in house.mandates.every() if one.id == mandate]
    context.tell(args, _shown(house, ended), _sentence(house, ended))
    if not args.json:
        context.out(_("Ce qui a déjà été lu a pu être copié."))
    return DONE


def _shown(house: House, one: Mandate) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "name": one.name,
        "rubrics": [coded(rubric) for rubric in one.rubrics],
        "until": last_day(one.until, house.zone).isoformat(),
        "state": "left" if one.left else one.state.value,
    }


def _sentence(house: House, one: Mandate) -> str:
    said = _("{id} {name} : {what}. Dernier jour : {day} ({state}).")
    return said.format(
        id=one.id.hex(),
        name=one.name,
        what=", ".join(map(named, one.rubrics)),
        day=date_long(last_day(one.until, house.zone)),
        state=_state(house, one),
    )


def _state(house: House, one: Mandate) -> str:
    if not one.left:
        return _(STATES[one.state])
    day = datetime.fromtimestamp(one.left / 1000, house.zone).date()
    words = _("{name} ne lit plus, depuis le {day}")
    return words.format(name=one.name, day=date_long(day, weekday=False))


COMMAND = Command(
    "mandates",
    N_("Lister ce que vous confiez à des proches, y mettre fin"),
    _arguments,
    _run,
    (
        answer(
            id="string", name="string", rubrics="array", until="string", state="string"
        ),
    ),
)
