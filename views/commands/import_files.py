"""`alveole import`: add files to the documents, or readings to the measures.

One answer a file.
"""

from argparse import ArgumentParser, Namespace
from typing import Final

from app.domain.harvest import Asking
from app.domain.inbox import Fate
from app.domain.words import N_
from app.flows.documents import Added, Status
from app.flows.importing.importing import APART, Imported
from views.commands import DONE, REFUSED, Command, Context, answer
from views.errors import sentence_for
from views.from_disk import Taking, taken
from views.text import _, ngettext
from views.whose import for_whom

_ORDERS: Final = {"jour": True, "mois": False}
_FATES: Final = ("duplicate", "waiting", *APART, "excluded", "left")
_SAID: Final = {
    Fate.UNASSIGNED: N_("À qui est-ce : {count}."),
    Fate.TO_CONFIRM: N_("À vérifier : {count}."),
    Fate.TO_DATE: N_("À dater : {count}."),
    Fate.BEYOND: N_("Trop bas ou trop haut pour l'appareil, gardé à part : {count}."),
    Fate.FAILED: N_("Mesures ratées, gardées à part : {count}."),
    Fate.QUARANTINED: N_("Lignes non comprises, gardées à part : {count}."),
    Fate.EXCLUDED: N_("Essais de l'appareil, non gardés : {count}."),
}
"""What did not enter, in words."""
_TEXTS: Final = ("file", "status", "kind", "id", "title", "date")
_LINE: Final = dict.fromkeys(_TEXTS, "string") | {"entries": "integer"}


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument(
        "files",
        nargs="+",
        metavar="FICHIER",
        help=_("fichiers à ajouter, ou dossiers entiers"),
    )
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))
    for_whom(verb)
    verb.add_argument(
        "--zone", default="", help=_("heure que suivait l'appareil : Europe/Paris")
    )
    verb.add_argument(
        "--dates",
        choices=tuple(_ORDERS),
        help=_("ce qui est écrit d'abord dans les dates : jour ou mois"),
    )
    verb.add_argument(
        "--mine",
        action="store_true",
        help=_("le fichier est à moi, même sous un autre nom"),
    )


def _run(context: Context, args: Namespace) -> int:
    house = context.house(args)
    asking = Asking(args.zone or str(house.zone), _ORDERS.get(args.dates))
    home = Taking(house, asking, args.mine)
    refused = False
    for file in args.files:
        for name, added in taken(home, file):
            if isinstance(added, Imported):
                context.tell(args, _brought(name, added), _told(name, added))
                continue
            refused |= added.status is Status.REFUSED
            context.tell(args, _answer(name, added), _sentence(name, added))
    return REFUSED if refused else DONE


def _answer(file: str, added: Added) -> dict[str, object]:
    entry = added.entry
    shown: dict[str, object] = {
        "file": file,
        "status": added.status.value,
        "kind": entry.kind if entry else "",
        "id": entry.id.hex() if entry else "",
        "entries": int(added.status not in (Status.DUPLICATE, Status.REFUSED)),
        "title": entry.title if entry else "",
        "date": entry.when.text if entry else "",
    }
    return shown | ({"code": added.code} if added.code else {})


def _brought(file: str, brought: Imported) -> dict[str, object]:
    """Say what an export gave: how many new readings, and what else became of them."""
    told = {**brought.tally, "waiting": brought.waiting}
    return {
        "file": file,
        "status": (Status.IMPORTED if brought.done else Status.DUPLICATE).value,
        "kind": next(iter(brought.kinds), ""),
        "id": brought.batch.hex(),
        "entries": brought.added,
        "title": brought.brand,
        "date": "",
        **{fate: told.get(fate, 0) for fate in _FATES},
    }


def _told(file: str, brought: Imported) -> str:
    count = brought.added
    said = ngettext("{count} nouvelle mesure.", "{count} nouvelles mesures.", count)
    words = [said.format(count=count)]
    if brought.known:
        words.append(_("Déjà là : {count}.").format(count=brought.known))
    for fate, counted in _SAID.items():
        if many := brought.tally.get(fate, 0):
            words.append(_(counted).format(count=many))
    if brought.waiting:
        words.append(_("Répondez-y dans l'application."))
    return f"{file} : {' '.join(words)}"


def _sentence(file: str, added: Added) -> str:
    if added.status is Status.REFUSED:
        said = sentence_for(added.code)
    elif added.status is Status.DUPLICATE:
        said = _("Ce fichier est déjà dans vos documents.")
    elif added.status is Status.TO_CHECK:
        said = _("Mis à part : ce document porte un autre nom. Vérifiez-le.")
    else:
        said = _("Ajouté : {title}").format(
            title=added.entry.title if added.entry else ""
        )
    if added.asked is not None:
        asked = _("Il donne un groupe sanguin. Répondez dans l'application.")
        said = f"{said}\n{asked}"
    return f"{file} : {said}"


COMMAND = Command(
    "import",
    N_("Ajouter des fichiers à vos documents"),
    _arguments,
    _run,
    (
        answer(**_LINE, code="string?"),
        answer(**_LINE, **dict.fromkeys(_FATES, "integer")),
    ),
)
