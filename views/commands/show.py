"""`alveole show`: one element, its FHIR bytes, or its file as it was given."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable

from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from views.commands import DONE, Command, Context, answer
from views.lines import line_of
from views.text import _
from views.whose import for_whom

_OWNER_ONLY = 0o600


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("id", metavar="ID", help=_("identifiant de l’élément"))
    form = verb.add_mutually_exclusive_group()
    form.add_argument("--fhir", action="store_true", help=_("le FHIR, tel que gardé"))
    form.add_argument("--raw", action="store_true", help=_("le fichier, à l’identique"))
    verb.add_argument("-o", "--output", default="", help=_("fichier à écrire"))
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))
    for_whom(verb)


def _run(context: Context, args: Namespace) -> int:
    house = context.house(args)
    entry = house.search.entry(EntryId(parse_id(args.id)))
    if args.raw:
        _give(context, args.output, house.documents.stream(entry.id))
    elif args.fhir:
        _give(context, args.output, [entry.body, b"\n"])
    else:
        context.tell(args, _shown(entry), line_of(entry))
    return DONE


def _give(context: Context, output: str, pieces: Iterable[bytes]) -> None:
    if not output:
        for piece in pieces:
            context.raw(piece)
        return
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        with os.fdopen(os.open(output, flags, _OWNER_ONLY), "wb") as file:
            file.writelines(pieces)
    except OSError as error:
        raise Refused("file.unwritable") from error


def _shown(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id.hex(),
        "kind": entry.kind,
        "date": entry.when.text,
        "title": entry.title,
        "meta": dict(entry.meta),
        "files": [_file(one) for one in entry.attachments],
    }


def _file(attachment: Attachment) -> dict[str, object]:
    return {
        "role": attachment.role,
        "media_type": attachment.media_type,
        "size": attachment.plain_size,
        "sha256": attachment.sha.hex(),
    }


COMMAND = Command(
    "show",
    N_("Montrer un élément, ou rendre son fichier"),
    _arguments,
    _run,
    (
        answer(
            id="string",
            kind="string",
            date="string",
            title="string",
            meta="object",
            files="array",
        ),
    ),
)
