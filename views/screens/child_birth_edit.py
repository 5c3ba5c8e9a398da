"""« Noter la naissance » : weight, height, head, term, the scores of the booklet."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from typing import Final

import flet as ft

from app.domain.childhood import Newborn
from app.domain.words import N_
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.childhood.birth import birth_lines
from views.parts.childhood.form import Form, FormFields, Texts
from views.parts.drawn import drawn
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.text import _

_NAME: Final = "child-birth"
_ABOVE: Final = "/sante/enfant/naissance"


@dataclass(frozen=True, slots=True)
class Opened:
    """What is noted already, and what was being typed when the form was left.

    *taken* says that it comes from a certificate, to be checked.
    """

    newborn: Newborn
    draft: Texts
    taken: bool = False


@drawn
def EditChildBirth() -> ft.Control:
    """Ask for the figures of the birth; none is mandatory."""
    house, around = here(), porch()
    asked = use_record(partial(_opened, house), name="")
    if asked.value is None:
        return sheet([states(asked, empty="")])

    def keep(texts: Texts) -> Callable[[], object]:
        return house.childhood.keep_newborn(Newborn(**texts))

    def leave() -> None:
        around.go(_ABOVE)

    opened, told = asked.value, _("La naissance est notée.")
    start = {
        name: text.replace(".", ",") if name in ("height", "head") else text
        for name, text in asdict(opened.newborn).items()
    }
    lines, said = birth_lines(), _taken() if opened.taken else ""
    form = Form(_NAME, lines, start, opened.draft, keep, told, leave, said)
    shown: ft.Control = FormFields(form)
    return shown


def _taken() -> str:
    return _("Valeurs reprises du certificat. Vérifiez-les, puis enregistrez.")


def _opened(house: House) -> Opened:
    book, draft = house.childhood, house.drafts.get(_NAME)
    known = book.newborn()
    if known != Newborn() or draft:
        return Opened(known, draft)
    proposed = book.proposed()
    return Opened(proposed, draft, taken=proposed != Newborn())


def _named(_params: Mapping[str, str]) -> str:
    return _("Noter la naissance")


SCREEN = Screen(
    f"{_ABOVE}/modifier", N_("Ma santé"), EditChildBirth, "health", named=_named
)
