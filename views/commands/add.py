"""`alveole add`: note a measure."""

from argparse import ArgumentParser, Namespace

from app.domain.words import N_
from app.flows.measure import as_measure
from app.flows.measures import SAME_DAY, Beside
from app.kinds import kind, measure_kinds
from views.commands import DONE, Command, Context, answer
from views.text import _, moment, quantity
from views.whose import for_whom


def _arguments(verb: ArgumentParser) -> None:
    codes = ", ".join(one.code for one in measure_kinds())
    verb.add_argument("kind", metavar="MESURE", help=codes)
    verb.add_argument("values", nargs="+", metavar="VALEUR", help=_("par exemple 71,2"))
    verb.add_argument(
        "--unit", default="", help=_("unité, si ce n’est pas l’habituelle")
    )
    verb.add_argument("--at", help=_("date et heure (ISO) ; maintenant sinon"))
    verb.add_argument(
        "--confirm", action="store_true", help=_("garder une valeur inhabituelle")
    )
    verb.add_argument("--note", default="", help=_("vos mots sur cette mesure"))
    verb.add_argument(
        "--same-day",
        choices=SAME_DAY,
        default="",
        help=_("remplacer la valeur de ce jour, ou ajouter"),
    )
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))
    for_whom(verb)


def _run(context: Context, args: Namespace) -> int:
    chosen = kind(args.kind)
    entry = context.house(args).measures.add(
        chosen.code,
        args.values,
        unit=args.unit,
        at=args.at,
        confirmed=args.confirm,
        beside=Beside(args.note, args.same_day),
    )
    noted = quantity(as_measure(entry).values, chosen)
    said = _("Noté : {label}, {value}, {when}.").format(
        label=_(chosen.label), value=noted, when=moment(entry.when)
    )
    shown = {"id": entry.id.hex(), "kind": entry.kind, "date": entry.when.text}
    context.tell(args, shown, said)
    return DONE


COMMAND = Command(
    "add",
    N_("Noter une mesure"),
    _arguments,
    _run,
    (answer(id="string", kind="string", date="string"),),
)
