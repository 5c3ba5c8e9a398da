"""`alveole search`: find elements by their words."""

from argparse import ArgumentParser, Namespace

from app.domain.query import Hit
from app.domain.words import N_
from app.kinds import all_kinds
from views.commands import DONE, Command, Context, answer
from views.text import _, date_short
from views.whose import for_whom


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("text", nargs="+", metavar="MOT", help=_("mots à chercher"))
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))
    for_whom(verb)


def _run(context: Context, args: Namespace) -> int:
    hits = context.house(args).search.find(" ".join(args.text))
    for hit in hits:
        entry, title = hit.entry, _title(hit)
        shown = {
            "id": entry.id.hex(),
            "kind": entry.kind,
            "date": entry.when.text,
            "title": title,
            "snippet": hit.snippet,
        }
        passage = " ".join(hit.snippet.split())
        context.tell(args, shown, f"{date_short(entry.when)} {title} : {passage}")
    if not hits and not args.json:
        context.out(_("Rien trouvé dans cet espace."))
    return DONE


def _title(hit: Hit) -> str:
    known = all_kinds().get(hit.entry.kind)
    return hit.entry.title or (_(known.label) if known else "")


COMMAND = Command(
    "search",
    N_("Chercher par les mots"),
    _arguments,
    _run,
    (
        answer(
            id="string",
            kind="string",
            date="string",
            title="string",
            snippet="string",
        ),
    ),
)
