"""`alveole emergency-check`: read an emergency card; refuse one that was changed."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from app.domain.emergency import LABELS, Checked
from app.domain.errors import Refused
from app.domain.when import When
from app.domain.words import N_
from app.flows.emergency.sheet import checked, is_card
from views.commands import DONE, Command, Context, answer
from views.text import _, date_long

_MOST: Final = 64 << 10
"""Bytes of the longest file looked at."""


def _arguments(verb: ArgumentParser) -> None:
    told = _("le texte du carré, ou un fichier qui le contient")
    verb.add_argument("card", metavar="TEXTE", help=told)


def _run(context: Context, args: Namespace) -> int:
    found = checked(_text(args.card))
    context.tell(args, _shown(found), "\n".join(_lines(found)))
    return DONE


def _text(given: str) -> str:
    if is_card(given):
        return given
    try:
        with Path(given).open("rb") as file:
            return file.read(_MOST).decode().strip("\r\n")
    except FileNotFoundError as error:
        raise Refused("import.no_file") from error
    except (OSError, ValueError) as error:
        raise Refused("emergency.unreadable") from error


def _shown(found: Checked) -> dict[str, object]:
    card = found.card
    lines = [{"part": one.part.name.lower(), "text": one.text} for one in card.lines]
    return {
        "signer": found.signer,
        "name": card.name,
        "birth": card.birth,
        "day": card.day,
        "left": card.left,
        "lines": lines,
    }


def _lines(found: Checked) -> list[str]:
    card = found.card
    day = date_long(When.parse(card.day), weekday=False)
    made = _("Fiche du {day}. À vérifier avec la personne.").format(day=day)
    same = _("Rien n’a changé depuis la signature de {signer}.")
    told = [f"{_(LABELS[one.part])} : {one.text}" for one in card.lines]
    return [card.name, made, *told, same.format(signer=found.signer)]


COMMAND = Command(
    "emergency-check",
    N_("Lire une carte d’urgence, et vérifier sa signature"),
    _arguments,
    _run,
    (
        answer(
            signer="string",
            name="string",
            birth="string",
            day="string",
            left="integer",
            lines="array",
        ),
    ),
)
