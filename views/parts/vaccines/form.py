"""The form of a dose: the vaccine and its date first, the rest only if wanted."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.immunization import Immunization
from app.flows.describing import COMMENT_MAX
from app.flows.vaccines import lists
from views.errors import sentence_for
from views.parts.acting import Act, doing
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side, stack
from views.parts.draft import use_draft
from views.parts.field import Hint
from views.parts.field import field as line
from views.parts.folded import Folded, fold_button
from views.parts.heading import heading
from views.parts.long_field import long_field
from views.parts.sentence import sentence
from views.parts.state import use_form, use_held
from views.parts.summary import Fault, fault_of, summary
from views.parts.vaccines.suggesting import suggesting
from views.parts.vaccines.typed import Typed, drafted, names, read, typed_of
from views.parts.vaccines.words import ROUTES, SITES, disease_names
from views.parts.watching import porch
from views.text import _

_MORE: Final = ("lot", "given_by", "rank", "site", "route", "maker", "comment")
_PLACES: Final = {"document.comment_too_long": "comment"}
_NAMES: Final = {"vaccine": "vaccine-name"}
"""The field of a line, where it is not named after it."""

Put = Callable[..., None]
Faults = tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class DoseForm:
    """What a form starts from, what keeps it, where it leads once kept or left.

    *draft* names what was being typed, found again later.
    """

    start: Immunization = field(repr=False)
    draft: str
    kept: Mapping[str, str] = field(repr=False)
    keep: Callable[[Immunization], Entry]
    done: Callable[[Entry], None]
    leave: Callable[[], None]


@ft.component
def DoseFields(form: DoseForm) -> ft.Control:
    """Ask for a dose; what is wrong is said at its field and aloud."""
    draft = use_draft(form.draft)
    typed, change, now = use_form(lambda: drafted(typed_of(form.start), form.kept))
    faults, blame = use_held(Faults())

    def put(**texts: str) -> None:
        change(**texts)
        draft.keep(asdict(now()))

    async def save() -> None:
        try:
            entry = await asyncio.to_thread(form.keep, read(now(), form.start))
        except Refused as error:
            blame((_fault(error),))
            return
        await draft.drop()
        form.done(entry)

    async def leave() -> None:
        await draft.drop()
        form.leave()

    asked = _asked(typed, put, faults, save)
    told, ways = summary(faults), _buttons(save, leave)
    return sheet([*_back(form.kept), told, *asked, More(typed, put, faults), ways])


def _asked(typed: Typed, put: Put, faults: Faults, save: Act) -> list[ft.Control]:
    """Ask which vaccine, against what if need be, and when."""
    first = [_vaccine(typed, put, faults), *_disease(typed, put)]
    return [*first, _day(typed, put, faults, save)]


def _vaccine(typed: Typed, put: Put, faults: Faults) -> ft.Control:
    """Ask which vaccine, propose those its letters begin, say what it protects from."""
    known = lists.protects_from(typed.vaccine)
    found = lists.vaccines(typed.vaccine)
    others = {} if typed.vaccine in found else found
    label = _("{name} : {diseases}")
    offered = {
        name: label.format(name=name, diseases=disease_names(codes))
        for name, codes in others.items()
    }
    asked = suggesting(
        _("Quel vaccin ?"),
        typed.vaccine,
        lambda text: put(vaccine=text),
        offered,
        name="vaccine-name",
        hint=Hint(
            _("Par exemple : ROR, tétanos, grippe. Recopiez le carnet."),
            fault_of(faults, "vaccine-name"),
        ),
    )
    told = known and not typed.disease.strip()
    words = _("Protège de : {diseases}").format(diseases=disease_names(known))
    return stack([asked, *([sentence(words, quiet=True)] if told else [])], spacing=8)


def _disease(typed: Typed, put: Put) -> list[ft.Control]:
    """Ask for the diseases, one after the other; the name of a vaccine may do."""
    if not typed.vaccine.strip():
        return []
    known = names()
    before, comma, last = typed.disease.rpartition(",")
    start = f"{before}, " if comma else ""
    found = [known[code] for code in lists.diseases(last, known)]
    offered = {} if last.strip() in found else {start + one: one for one in found}
    if lists.protects_from(typed.vaccine):
        told = _("À remplir seulement si la liste du vaccin est fausse.")
    else:
        told = _("Nous ne connaissons pas ce vaccin. Vide si vous ne savez pas.")
    asked = suggesting(
        _("Contre quelle maladie ?"),
        typed.disease,
        lambda text: put(disease=text),
        offered,
        name="vaccine-disease",
        hint=Hint(told),
    )
    return [asked]


def _day(typed: Typed, put: Put, faults: Faults, save: Act) -> ft.Control:
    return line(
        _("Quand ?"),
        typed.day,
        lambda text: put(day=text),
        name="vaccine-day",
        hint=Hint(
            _("Par exemple 12/03/2026, 03/2026 ou 1998. Vide si inconnue."),
            fault_of(faults, "vaccine-day"),
        ),
        submit=save,
    )


@ft.component
def More(typed: Typed, put: Put, faults: Faults) -> ft.Control:
    """Fold what is rarely known: it opens by itself when something is in it."""
    said = any(getattr(typed, name) for name in _MORE)
    chosen, choose = use_held("")
    wrong = any(fault_of(faults, f"vaccine-{name}") for name in _MORE)
    unfolded = wrong or chosen == "more" or (said and chosen != "less")
    label = _("Fermer les précisions") if unfolded else _("Ajouter des précisions")
    turn = doing(lambda: choose("less" if unfolded else "more"))
    button = side_by_side(
        [fold_button(label, turn, name="vaccine-more", unfolded=unfolded)]
    )
    return stack([button, *(_lines(typed, put, faults) if unfolded else [])])


def _lines(typed: Typed, put: Put, faults: Faults) -> list[ft.Control]:
    def putting(name: str) -> Callable[[str], None]:
        return lambda text: put(**{name: text})

    lines = [
        line(
            label,
            getattr(typed, name),
            putting(name),
            name=f"vaccine-{name}",
            hint=Hint(helper, fault_of(faults, f"vaccine-{name}")),
        )
        for name, (label, helper) in _details().items()
    ]
    places = _listed(_("Endroit du corps"), SITES, typed.site, putting("site"))
    ways = _listed(_("Comment ?"), ROUTES, typed.route, putting("route"))
    label, put_note = _("Votre commentaire"), putting("comment")
    name, said = "vaccine-comment", typed.comment
    note = long_field(label, said, put_note, name=name, most=COMMENT_MAX)
    return [*lines, places, ways, note]


def _details() -> dict[str, tuple[str, str]]:
    """Return the lines rarely known: their label, and an example."""
    return {
        "lot": (_("Numéro de lot"), _("Il est sur l'étiquette collée au carnet.")),
        "given_by": (_("Fait par"), _("Par exemple : Dr Martin, pharmacie du Parc")),
        "rank": (_("Numéro de la dose"), _("Par exemple : 2")),
        "maker": (_("Fabricant"), ""),
    }


def _listed(
    label: str, options: Mapping[str, str], value: str, choose: Callable[[str], None]
) -> ft.Control:
    """Offer a short official list, in words of every day; nothing is a choice too."""
    words = {"": _("Je ne sais pas")} | {code: _(one) for code, one in options.items()}
    taken = value if value in words else ""
    name = "vaccine-site" if options is SITES else "vaccine-route"
    title = heading(2, label, drawn=3)
    return stack([title, Folded(words, taken, choose, name)], spacing=4)


def _fault(error: Refused) -> Fault:
    told = sentence_for(error.code, error.details)
    porch().say(told)
    line = error.details.get("line") or _PLACES.get(error.code, "vaccine")
    return Fault(_NAMES.get(line, f"vaccine-{line}"), told)


def _back(kept: Mapping[str, str]) -> list[ft.Control]:
    words = _("Vous n'aviez pas enregistré. Voici ce que vous écriviez.")
    return [banner(words)] if kept else []


def _buttons(save: Act, leave: Act) -> ft.Control:
    return side_by_side(
        [
            action(_("Enregistrer"), save, name="vaccine-save", icon=ft.Icons.CHECK),
            quiet_action(_("Annuler"), leave, name="vaccine-leave"),
        ]
    )
