"""`alveole list`: the elements of one kind, newest first."""

from argparse import ArgumentParser, Namespace

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.words import N_
from app.flows.measure import Measure
from app.kinds import Kind, kind, measure_kinds
from views.commands import DONE, Command, Context, answer
from views.text import _, moment, quantity
from views.whose import for_whom


def _arguments(verb: ArgumentParser) -> None:
    codes = ["document", *(one.code for one in measure_kinds())]
    verb.add_argument("kind", metavar="SORTE", help=", ".join(codes))
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))
    for_whom(verb)


def _run(context: Context, args: Namespace) -> int:
    chosen = kind(args.kind)
    house = context.house(args)
    if chosen.fields:
        for measure in house.measures.every(chosen.code):
            context.tell(args, _measured(measure), _measure_line(measure, chosen))
    else:
        if chosen.code != "document":
            raise Refused("kind.unknown")
        for entry in house.documents.every():
            context.tell(args, _filed(entry), f"{moment(entry.when)} : {entry.title}")
    return DONE


def _measured(measure: Measure) -> dict[str, object]:
    names = ("value", "value2")
    values = zip(names, measure.values, strict=False)
    return {
        "id": measure.entry.id.hex(),
        "kind": measure.entry.kind,
        "date": measure.when.text,
        **{name: format(value, "f") for name, value in values},
        "unit": measure.unit,
        "source": measure.source,
    }


def _filed(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id.hex(),
        "kind": entry.kind,
        "date": entry.when.text,
        "title": entry.title,
        "category": entry.meta.get("category", ""),
        "source": entry.meta.get("source", ""),
    }


def _measure_line(measure: Measure, chosen: Kind) -> str:
    return f"{moment(measure.when)} : {quantity(measure.values, chosen)}"


COMMAND = Command(
    "list",
    N_("Lister les documents ou les mesures d’une sorte"),
    _arguments,
    _run,
    (
        answer(
            id="string",
            kind="string",
            date="string",
            title="string",
            category="string",
            source="string",
        ),
        answer(
            id="string",
            kind="string",
            date="string",
            value="string",
            value2="string?",
            unit="string",
            source="string",
        ),
    ),
)
