"""`alveole profile`: the lines of one rubric of the profile, or a new one."""

from argparse import ArgumentParser, Namespace

from app.domain.errors import Refused
from app.domain.topic import Line
from app.domain.words import N_
from app.kinds import all_kinds
from views.commands import DONE, Command, Context, answer
from views.text import _
from views.whose import for_whom


def _arguments(verb: ArgumentParser) -> None:
    codes = [one.topic.code for one in all_kinds().values() if one.topic]
    verb.add_argument("topic", metavar="RUBRIQUE", help=", ".join(codes))
    verb.add_argument(
        "said",
        nargs="*",
        metavar="QUESTION=RÉPONSE",
        help=_("ce qu’il faut noter ; rien pour lister"),
    )
    verb.add_argument(
        "--answer",
        choices=("none", "unknown"),
        default="",
        help=_("répondre « rien à signaler » ou « je ne sais pas »"),
    )
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))
    for_whom(verb)


def _run(context: Context, args: Namespace) -> int:
    flow = context.house(args).profile
    if args.answer:
        flow.set_answer(args.topic, args.answer)
    if args.said:
        said = dict(map(_said, args.said))
        if any(flow.topic(args.topic).ask(name) is None for name in said):
            raise Refused("usage")
        noted = flow.add(args.topic, said)
        lines = [flow.line(noted.id)]
    else:
        lines = flow.lines(args.topic)
    for line in lines:
        context.tell(args, _shown(line), _sentence(line))
    return DONE


def _said(text: str) -> tuple[str, str]:
    name, sign, answered = text.partition("=")
    if not sign:
        raise Refused("usage")
    return name, answered


def _shown(line: Line) -> dict[str, object]:
    return {
        "id": line.entry.id.hex(),
        "kind": line.entry.kind,
        "state": line.state,
        "source": line.source,
        "said": dict(line.said),
    }


def _sentence(line: Line) -> str:
    words = _("{what} : {value}")
    return words.format(what=_(line.topic.one), value=line.title or line.entry.title)


COMMAND = Command(
    "profile",
    N_("Lister une rubrique du profil, ou y noter une ligne"),
    _arguments,
    _run,
    (
        answer(
            id="string",
            kind="string",
            state="string",
            source="string",
            said="object",
        ),
    ),
)
