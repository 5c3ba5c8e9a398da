"""`alveole entrusted`: what relatives entrust to this person, to be read only."""

import asyncio
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from app.domain.entrusted import Entrusted, EntrustedRubric
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId, parse_id
from app.domain.mandate import last_day
from app.domain.proposal import Proposal, ProposalState
from app.domain.query import PAGE_MAX
from app.domain.words import N_
from views.commands import DONE, Command, Context, answer
from views.house import House
from views.lines import line_of
from views.rubrics import coded, named
from views.text import _, date_long
from views.verbs import actions_of

_OWNER_ONLY = 0o600


def _arguments(verb: ArgumentParser) -> None:
    with actions_of(verb) as actions:
        actions.add_parser("list", help=_("lister ce qu’on vous confie"))
        accept = actions.add_parser("accept", help=_("accepter ce qui est proposé"))
        refuse = actions.add_parser("refuse", help=_("refuser ce qui est proposé"))
        for asked in (accept, refuse):
            asked.add_argument(
                "id", metavar="ID", help=_("proposition, dite par « list »")
            )
        entries = actions.add_parser("entries", help=_("lister les éléments"))
        entries.add_argument("id", metavar="ID", help=_("rubrique, dite par « list »"))
        show = actions.add_parser("show", help=_("montrer un élément"))
        show.add_argument("id", metavar="ID", help=_("identifiant de l’élément"))
        save = actions.add_parser(
            "save", help=_("enregistrer le fichier d’un document")
        )
        save.add_argument("id", metavar="ID", help=_("identifiant de l’élément"))
        save.add_argument("file", metavar="FICHIER", help=_("fichier à écrire"))


def _run(context: Context, args: Namespace) -> int:
    return _ACTIONS[args.action](context, context.house(args), args)


def _list(context: Context, house: House, args: Namespace) -> int:
    for asked in house.entrusted.proposals.every():
        context.tell(args, _offered(house, asked), _asked(house, asked))
    for whole in house.entrusted.every():
        for one in whole.rubrics:
            shown = _told(house, whole, one)
            said = _("{id} {name} vous confie : {what}. Dernier jour : {day}.").format(
                id=shown["id"],
                name=whole.whose or _("Nom à venir"),
                what=named(one.rubric),
                day=date_long(last_day(one.until, house.zone)),
            )
            context.tell(args, shown, said)
    return DONE


def _offered(house: House, one: Proposal) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "name": one.whose,
        "code": one.code,
        "rubrics": [coded(rubric) for rubric in one.rubrics],
        "until": last_day(one.until, house.zone).isoformat(),
        "state": one.state.value,
    }


def _asked(house: House, one: Proposal) -> str:
    said = {
        ProposalState.PROPOSED: _(
            "{id} {name} (code {code}) vous propose : {what}. Dernier jour : {day}."
        ),
        ProposalState.LEAVING: _(
            "{id} {name} (code {code}) : refusé, ce sera dit au prochain échange."
        ),
    }
    return said[one.state].format(
        id=one.id.hex(),
        name=one.whose or _("Nom à venir"),
        code=one.code,
        what=", ".join(map(named, one.rubrics)),
        day=date_long(last_day(one.until, house.zone)),
    )


def _answer(context: Context, house: House, args: Namespace) -> int:
    """Say yes, or no, to what is proposed."""
    proposals, own = house.entrusted.proposals, parse_id(args.id)
    known = {one.id: one for one in proposals.every()}
    if args.action == "accept":
        proposals.accept(own)
        state, said = "accepted", _("C'est accepté. Cela arrive au prochain échange.")
    else:
        proposals.refuse(own)
        state, said = "leaving", _("C'est refusé. Rien n'est arrivé ici.")
    context.tell(args, {**_offered(house, known[own]), "state": state}, said)
    return DONE


def _told(house: House, whole: Entrusted, one: EntrustedRubric) -> dict[str, object]:
    return {
        "id": one.lane.hex(),
        "name": whole.whose,
        "rubric": coded(one.rubric),
        "until": last_day(one.until, house.zone).isoformat(),
        "entries": house.entrusted.count(one.lane),
    }


def _entries(context: Context, house: House, args: Namespace) -> int:
    for entry in _all(house, SpaceId(parse_id(args.id))):
        context.tell(args, _shown(entry), f"{entry.id.hex()} {line_of(entry)}")
    return DONE


def _all(house: House, lane: SpaceId) -> Iterator[Entry]:
    start = 0
    while found := house.entrusted.entries(lane, limit=PAGE_MAX, offset=start):
        yield from found
        start += PAGE_MAX


def _show(context: Context, house: House, args: Namespace) -> int:
    _where, entry = _found(house, args.id)
    context.tell(args, _shown(entry), line_of(entry))
    return DONE


def _save(context: Context, house: House, args: Namespace) -> int:
    """Write the file as it was given, brought from the server if it must be."""
    where, entry = _found(house, args.id)
    if not where.documents.have(entry.id):
        asyncio.run(where.courier.fetch(entry.id))
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        with os.fdopen(os.open(args.file, flags, _OWNER_ONLY), "wb") as file:
            file.writelines(where.documents.stream(entry.id))
    except OSError as error:
        raise Refused("file.unwritable") from error
    context.tell(args, _shown(entry), _("Le fichier est enregistré."))
    return DONE


def _found(house: House, text: str) -> tuple[House, Entry]:
    """Return an element entrusted, and where. Raises Refused("entry.absent")."""
    wanted = EntryId(parse_id(text))
    for whole in house.entrusted.every():
        for one in whole.rubrics:
            for entry in _all(house, one.lane):
                if entry.id == wanted:
                    return house.entrusted.house(one.lane), entry
    raise Refused("entry.absent")


def _originals(entry: Entry) -> list[Attachment]:
    return [one for one in entry.attachments if one.role == "original"]


def _shown(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id.hex(),
        "kind": entry.kind,
        "date": entry.when.text,
        "title": entry.title,
        "said": line_of(entry),
        "files": len(entry.attachments),
        "size": sum(one.plain_size for one in _originals(entry)),
    }


_ACTIONS = {
    "list": _list,
    "accept": _answer,
    "refuse": _answer,
    "entries": _entries,
    "show": _show,
    "save": _save,
}

COMMAND = Command(
    "entrusted",
    N_("Lire ce que des proches vous confient"),
    _arguments,
    _run,
    (
        answer(
            id="string",
            name="string",
            rubric="string",
            until="string",
            entries="integer",
        ),
        answer(
            id="string",
            name="string",
            code="string",
            rubrics="array",
            until="string",
            state="string",
        ),
        answer(
            id="string",
            kind="string",
            date="string",
            title="string",
            said="string",
            files="integer",
            size="integer",
        ),
    ),
)
