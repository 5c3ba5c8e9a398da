"""What a person types of a dose: plain text, read into a vaccination when kept."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from app.domain.errors import Refused
from app.domain.immunization import Coded, Immunization
from app.domain.vaccine import DISEASES
from app.domain.when import When
from app.flows.vaccines import lists
from views.parts.typed_date import iso_date, typed_day
from views.parts.vaccines.words import disease_name
from views.parts.watching import local_now
from views.text import _


@dataclass(frozen=True, slots=True, repr=False)
class Typed:
    """The lines of the form, as text; *site* and *route* are codes, "" for unsaid.

    *disease* holds diseases between commas, and goes before the name of the vaccine.
    """

    vaccine: str = ""
    day: str = ""
    disease: str = ""
    lot: str = ""
    given_by: str = ""
    rank: str = ""
    site: str = ""
    route: str = ""
    maker: str = ""
    comment: str = ""


def typed_of(dose: Immunization) -> Typed:
    """Return a dose as one would type it."""
    return Typed(
        vaccine=dose.vaccine,
        lot=dose.lot,
        given_by=dose.given_by,
        maker=dose.maker,
        comment=dose.comment,
        day=typed_day(When.parse(dose.day)) if dose.day else "",
        disease=", ".join(disease_name(one) for one in dose.diseases),
        rank=dose.rank,
        site=dose.site.code,
        route=dose.route.code,
    )


def drafted(start: Typed, draft: Mapping[str, str]) -> Typed:
    """Return the form as its draft left it."""
    names = {one.name for one in fields(Typed)}
    return replace(start, **{name: draft[name] for name in names & draft.keys()})


def read(typed: Typed, start: Immunization) -> Immunization:
    """Return what *start* becomes once the form is kept.

    Raises Refused("date.malformed") naming the line.
    """
    try:
        day = iso_date(typed.day, local_now().date())
    except Refused as error:
        raise Refused(error.code, line="day") from error
    return Immunization(
        vaccine=typed.vaccine,
        lot=typed.lot,
        given_by=typed.given_by,
        maker=typed.maker,
        comment=typed.comment,
        day=day,
        diseases=_against(typed, start),
        codes=start.codes if typed.vaccine == start.vaccine else (),
        site=_listed(lists.place(typed.site), typed.site, start.site),
        route=_listed(lists.way(typed.route), typed.route, start.route),
        rank=typed.rank.strip(),
        act=start.act,
    )


def names() -> dict[str, str]:
    """Return the diseases in the language chosen, by code."""
    return {code: _(name) for code, name in DISEASES.items()}


def _against(typed: Typed, start: Immunization) -> tuple[Coded, ...]:
    """Return the diseases written; when none is, the name of the vaccine tells them."""
    if typed.disease == typed_of(start).disease:
        return start.diseases
    return lists.against(typed.disease, names())


def _listed(found: Coded | None, code: str, start: Coded) -> Coded:
    """Return what was chosen; what came from elsewhere and was not touched stays."""
    return found or (start if code == start.code else Coded())
