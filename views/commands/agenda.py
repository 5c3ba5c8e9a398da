"""`alveole agenda`: what is to come, noted, ticked, brought in and copied out."""

from argparse import SUPPRESS, ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from app.domain import agenda
from app.domain.agenda import Draft, Event, EventKind, Every, Repeat
from app.domain.departure import Purpose
from app.domain.errors import Refused
from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from app.flows.agenda_files.agenda_files import SIZE_MAX
from views.commands import DONE, Command, Context, answer
from views.house import House
from views.lines import event_line
from views.prints.agenda import agenda_file
from views.text import _, ngettext, number
from views.verbs import actions_of, day_of
from views.whose import for_whom

Act = Callable[[Context, Namespace, House], None]

_AHEAD: Final = timedelta(days=366)
_EVERY: Final = {
    "day": Every.DAY,
    "week": Every.WEEK,
    "month": Every.MONTH,
    "year": Every.YEAR,
}


def _arguments(verb: ArgumentParser) -> None:
    for_whom(verb)
    with actions_of(verb) as actions:
        _looking(actions)
        _noting(actions)
        _settling(actions)
        _filing(actions)
    for one in actions.choices.values():
        one.add_argument("--person", metavar="NOM", default=SUPPRESS)


def _looking(actions: "_SubParsersAction[ArgumentParser]") -> None:
    one = actions.add_parser("list", help=_("lister ce qui est prévu"))
    one.add_argument("--from", dest="first", metavar="DATE", help=_("premier jour"))
    told = _("dernier jour ; dans un an sinon")
    one.add_argument("--to", dest="last", metavar="DATE", help=told)
    told = _("montrer aussi ce qui est annulé")
    one.add_argument("--cancelled", action="store_true", help=told)


def _noting(actions: "_SubParsersAction[ArgumentParser]") -> None:
    one = actions.add_parser("add", help=_("noter un rendez-vous ou un rappel"))
    one.add_argument("title", metavar="TITRE", help=_("ce que c’est"))
    told = _("jour, ou jour et heure (ISO) : 2027-03-12T14:30")
    one.add_argument("start", metavar="DATE", help=told)
    one.add_argument("--task", action="store_true", help=_("un rappel"))
    for name, metavar, help_ in (
        ("--end", "DATE", _("la fin, dite comme le début")),
        ("--zone", "ZONE", _("heure de quel lieu : Europe/Paris")),
        ("--place", "LIEU", _("où")),
        ("--who", "NOM", _("avec qui")),
        ("--note", "TEXTE", _("vos mots")),
    ):
        one.add_argument(name, metavar=metavar, default="", help=help_)
    one.add_argument("--every", choices=tuple(_EVERY), help=_("à quel rythme"))
    told = _("dernier jour de ce qui se répète")
    one.add_argument("--until", metavar="DATE", default="", help=told)
    told = _("rappel, en minutes avant ; à répéter")
    one.add_argument("--remind", action="append", type=int, metavar="N", help=told)


def _settling(actions: "_SubParsersAction[ArgumentParser]") -> None:
    for name, help_ in (
        ("tick", _("noter que c’est fait")),
        ("cancel", _("annuler ; une trace reste")),
    ):
        one = actions.add_parser(name, help=help_)
        one.add_argument("id", metavar="ID", help=_("identifiant donné par « list »"))
        told = _("laquelle des fois, par son début")
        one.add_argument("--time", metavar="DATE", default="", help=told)


def _filing(actions: "_SubParsersAction[ArgumentParser]") -> None:
    one = actions.add_parser("import", help=_("reprendre un fichier .ics"))
    one.add_argument("file", metavar="FICHIER", help=_("agenda à reprendre"))
    told = _("reprendre aussi ce qui est passé")
    one.add_argument("--past", action="store_true", help=told)
    one = actions.add_parser("undo", help=_("retirer un agenda repris ici"))
    told = _("identifiant donné par « import »")
    one.add_argument("id", metavar="ID", help=told)
    one = actions.add_parser("copy", help=_("copier l’agenda en fichier .ics"))
    one.add_argument("file", metavar="FICHIER", help=_("fichier à écrire"))
    told = _("copier aussi les titres, les lieux et les notes")
    one.add_argument("--named", action="store_true", help=told)


def _run(context: Context, args: Namespace) -> int:
    _ACTIONS[args.action](context, args, context.house(args))
    return DONE


def _list(context: Context, args: Namespace, house: House) -> None:
    first = day_of(args.first) if args.first else house.agenda.today()
    last = day_of(args.last) if args.last else first + _AHEAD
    found = house.agenda.between(first, last, cancelled=args.cancelled)
    for one in found:
        _tell(context, args, one.event, one)
    if not found and not args.json:
        context.out(_("Rien de prévu."))


def _add(context: Context, args: Namespace, house: House) -> None:
    every = _EVERY.get(args.every, Every.NEVER)
    said = Draft(
        title=args.title,
        start=args.start,
        end=args.end,
        zone=args.zone,
        place=args.place,
        who=args.who,
        note=args.note,
        kind=EventKind.TASK if args.task else EventKind.APPOINTMENT,
        repeat=Repeat(every, args.until) if every else agenda.ONCE,
        reminders=tuple(args.remind or ()),
    )
    _tell(context, args, house.agenda.add(said))


def _settle(context: Context, args: Namespace, house: House) -> None:
    """Tick or cancel an event, or one of the times it takes place."""
    own, flow = EntryId(parse_id(args.id)), house.agenda
    settle = flow.done if args.action == "tick" else flow.cancel
    settle(own, args.time)
    _tell(context, args, flow.event(own))


def _import(context: Context, args: Namespace, house: House) -> None:
    untitled, coming = _("Rendez-vous"), not args.past
    content = _read(Path(args.file))
    taken = house.agenda_files.take(content, untitled=untitled, coming=coming)
    changed = taken.new + taken.changed + taken.cancelled
    shown = {
        "id": taken.batch.hex() if taken.done else "",
        "name": taken.name,
        "new": taken.new,
        "changed": taken.changed,
        "cancelled": taken.cancelled,
        "known": taken.known,
    }
    said = ngettext(
        "{count} rendez-vous repris.", "{count} rendez-vous repris.", changed
    )
    context.tell(args, shown, said.format(count=number(changed, 0)))


def _undo(context: Context, args: Namespace, house: House) -> None:
    own = EntryId(parse_id(args.id))
    house.agenda_files.undo(own)
    said = _("L'agenda repris est retiré. Le reste ne change pas.")
    context.tell(args, {"id": own.hex()}, said)


def _copy(context: Context, args: Namespace, house: House) -> None:
    """Write the file; what is noted among what left is what it weighs."""
    path, events = Path(args.file), house.agenda_files.leaving()
    if path.is_dir() or not path.parent.is_dir():
        raise Refused("file.unwritable")
    if events:
        made = house.agenda.world.now()
        content = agenda_file(events, made, named=args.named)
        copying = house.departures.copying(Purpose.COPY_CALENDAR, len(content))
        with copying, house.backpack.outside.whole(path) as sink:
            sink.write(content)
    empty = _("Votre agenda est vide. Rien à copier.")
    done = _("Votre agenda est copié dans un fichier.")
    shown = {"file": args.file, "events": len(events)}
    context.tell(args, shown, done if events else empty)


_ACTIONS: Final[dict[str, Act]] = {
    "list": _list,
    "add": _add,
    "tick": _settle,
    "cancel": _settle,
    "import": _import,
    "undo": _undo,
    "copy": _copy,
}


def _read(path: Path) -> bytes:
    """Read what an agenda weighs at most, and a byte more: the flow refuses it then."""
    if not path.is_file():
        raise Refused("import.not_a_file" if path.exists() else "import.no_file")
    try:
        with path.open("rb") as file:
            return file.read(SIZE_MAX + 1)
    except OSError as error:
        raise Refused("import.unreadable") from error


def _tell(
    context: Context,
    args: Namespace,
    event: Event,
    one: agenda.Occurrence | None = None,
) -> None:
    """Tell an event, or *one* time it takes place."""
    start = one.start if one else event.start
    done = one.done if one else event.state is agenda.EventState.FULFILLED
    shown = {
        "id": event.id.hex(),
        "kind": event.kind.value,
        "title": event.title,
        "start": start,
        "end": one.end if one else event.end,
        "zone": event.zone,
        "place": event.place,
        "who": event.who,
        "author": event.author,
        "state": event.state.value,
        "done": done,
        "repeated": bool(event.repeat.every),
    }
    context.tell(args, shown, f"{event.id.hex()} {event_line(event, start, done=done)}")


_COUNTS: Final = ("new", "changed", "cancelled", "known")
_WORDS: Final = (
    *("id", "kind", "title", "start", "end", "zone"),
    *("place", "who", "author", "state"),
)

COMMAND = Command(
    "agenda",
    N_("Lister ce qui est prévu, le noter, reprendre ou copier un agenda"),
    _arguments,
    _run,
    (
        answer(**dict.fromkeys(_WORDS, "string"), done="boolean", repeated="boolean"),
        answer(id="string", name="string", **dict.fromkeys(_COUNTS, "integer")),
        answer(id="string"),
        answer(file="string", events="integer"),
    ),
)
