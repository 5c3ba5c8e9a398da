"""`alveole entrust`: let a relative read some rubrics, until a last day."""

import asyncio
from argparse import ArgumentParser, Namespace

from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.folding import plain
from app.domain.mandate import until_of
from app.domain.words import N_
from app.flows.mandates.mandates import OFFERED
from views.commands import DONE, Command, Context, answer
from views.house import House
from views.rubrics import coded, named
from views.text import _, date_long
from views.verbs import day_of


def _arguments(verb: ArgumentParser) -> None:
    told = _("code que montre la personne : « alveole my-code » chez elle")
    verb.add_argument("code", metavar="CODE", help=told)
    told = _("comment vous appelez cette personne")
    verb.add_argument("--name", required=True, metavar="NOM", help=told)
    told = _("rubrique qu’elle pourra lire, à répéter : {codes}").format(
        codes=", ".join(map(coded, OFFERED))
    )
    verb.add_argument(
        "--rubric", action="append", required=True, metavar="RUBRIQUE", help=told
    )
    told = _("dernier jour (ISO) ; un an au plus")
    verb.add_argument("--until", required=True, metavar="DATE", help=told)
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))


def _run(context: Context, args: Namespace) -> int:
    house = context.house(args)
    rubrics, last = _rubrics(house, args.rubric), day_of(args.until)
    known = asyncio.run(house.mandates.find(args.code))
    made = house.mandates.give(
        known, name=args.name, rubrics=rubrics, until=until_of(last, house.zone)
    )
    shown = {
        "id": made.id.hex(),
        "name": made.name,
        "rubrics": [coded(one) for one in made.rubrics],
        "until": last.isoformat(),
        "state": made.state.value,
    }
    said = _("{name} pourra lire : {what}. Dernier jour : {day}.").format(
        name=made.name, what=", ".join(map(named, made.rubrics)), day=date_long(last)
    )
    context.tell(args, shown, said)
    return DONE


def _rubrics(house: House, typed: list[str]) -> list[Rubric]:
    """Read codes, or names as they are shown. Raises Refused("rubric.unknown")."""
    offered, found = house.mandates.offered(), set[Rubric]()
    for words in typed:
        meant = [one for one in offered if plain(words.strip()) in _words(one)]
        if not meant:
            raise Refused("rubric.unknown", expected=", ".join(map(coded, offered)))
        found.update(meant)
    return [one for one in offered if one in found]


def _words(rubric: Rubric) -> tuple[str, str]:
    return coded(rubric), plain(named(rubric))


COMMAND = Command(
    "entrust",
    N_("Confier des rubriques à lire à un proche, jusqu’à une date"),
    _arguments,
    _run,
    (
        answer(
            id="string", name="string", rubrics="array", until="string", state="string"
        ),
    ),
)
