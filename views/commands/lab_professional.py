"""`alveole lab-professional`: play a fictitious professional whom people write to."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Mapping
from typing import Any

from app.domain.message import Ask
from app.domain.profession import FACILITIES, PROFESSIONS, profession_label
from app.domain.words import N_
from views.commands import DONE, Command, Context, answer
from views.text import _, ngettext

_CODES = [one.code for one in (*PROFESSIONS, *FACILITIES) if one.code != "laboratory"]


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument(
        "--folder", required=True, help=_("dossier du professionnel fictif")
    )
    verb.add_argument(
        "--operator",
        required=True,
        help=_("dossier du serveur, dont l'annuaire répond de lui"),
    )
    verb.add_argument("--server", required=True, help=_("adresse du serveur"))
    verb.add_argument(
        "--profession",
        default=_CODES[0],
        choices=_CODES,
        metavar="PROFESSION",
        help=_("profession, l’une de : {codes}").format(codes=", ".join(_CODES)),
    )
    _acts(verb.add_subparsers(dest="action", required=True, metavar="ACTION"))


def _acts(actions: Any) -> None:  # noqa: ANN401 - argparse does not name its type
    actions.add_parser("code", help=_("donner le code du professionnel"))
    read = actions.add_parser("read", help=_("lire les conversations ouvertes"))
    read.add_argument("--out", default="", help=_("dossier où écrire les fichiers"))
    told = _("dire à la personne que ses messages sont lus")
    read.add_argument("--receipt", action="store_true", help=told)
    _writing(actions.add_parser("write", help=_("écrire dans une conversation")))
    leave = actions.add_parser("leave", help=_("quitter une conversation"))
    leave.add_argument("thread", metavar="CONVERSATION")
    for one in actions.choices.values():
        one.add_argument("--json", action="store_true", default=SUPPRESS)


def _writing(write: ArgumentParser) -> None:
    write.add_argument("thread", metavar="CONVERSATION")
    write.add_argument("text", metavar="TEXTE")
    write.add_argument(
        "--file", action="append", default=[], help=_("fichier à joindre, cinq au plus")
    )
    asks = [one.value for one in Ask if one.value]
    write.add_argument(
        "--ask",
        default="",
        choices=asks,
        metavar="DEMANDE",
        help=_("demander, l’un de : {codes}").format(codes=", ".join(asks)),
    )
    write.add_argument("--about", default="", help=_("message auquel on répond"))


def _run(context: Context, args: Namespace) -> int:
    names = ("folder", "operator", "server", "profession")
    words = ("thread", "text", "out", "about")
    how = {one: str(getattr(args, one, "")) for one in (*names, *words)}
    asked = {
        "what": args.action,
        "receipt": "yes" if getattr(args, "receipt", False) else "",
        "asks": getattr(args, "ask", ""),
        "files": "\n".join(getattr(args, "file", [])),
    }
    told = context.launchers.professional({**how, **asked})
    context.tell(args, told, _said(told, _(profession_label(args.profession))))
    return DONE


def _said(told: Mapping[str, Any], kind: str) -> str:
    who = {"name": told["name"], "kind": kind}
    if "code" in told:
        said = _("{name} ({kind}), fictif. Son code : {code}")
        return said.format(code=told["code"], **who)
    if "message" in told:
        return _("Message déposé par {name} ({kind}), fictif.").format(**who)
    if "threads" not in told:
        said = _("{name} ({kind}), fictif, a quitté la conversation.")
        return said.format(**who)
    lines = [_("{name} ({kind}), fictif.").format(**who)]
    return "\n".join([*lines, *(_thread(one) for one in told["threads"])])


def _thread(thread: Mapping[str, Any]) -> str:
    count, lines = len(thread["messages"]), map(_line, thread["messages"])
    said = ngettext(
        "{id} {whose} : {count} message.", "{id} {whose} : {count} messages.", count
    )
    named = said.format(id=thread["thread"], whose=thread["person"], count=count)
    return "\n".join([named, *lines])


def _line(message: Mapping[str, Any]) -> str:
    way = _("envoyé") if message["mine"] else _("reçu")
    files = "".join(f" [{one['name']}]" for one in message["files"])
    return f"  {message['id']} ({way}) {message['text']}{files}"


COMMAND = Command(
    "lab-professional",
    N_("Jouer un professionnel fictif, pour essayer"),
    _arguments,
    _run,
    (
        answer(name="string", code="string"),
        answer(name="string", threads="array"),
        answer(name="string", thread="string", message="string"),
        answer(name="string", thread="string"),
    ),
)
