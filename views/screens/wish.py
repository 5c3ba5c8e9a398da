"""« Volonté » : what holds today first, then every version, none erased."""

from collections.abc import Callable, Mapping
from functools import partial

import flet as ft

from app.domain.wishes import Form
from app.domain.words import N_
from app.flows.wishes.statements import Version, form_of
from app.kinds import kind as kind_of
from views.house import Screen
from views.parts.acting import Act, going
from views.parts.action import action, grave_action
from views.parts.box import sheet, side_by_side
from views.parts.confirm import confirm
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.profile.linked import Linked
from views.parts.readers import Readers
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.states import states
from views.parts.tile import tile
from views.parts.undoing import done
from views.parts.watching import here, use_record
from views.parts.whose import said_of
from views.parts.wishes.said import printing, said_card
from views.parts.wishes.words import day_words, standing
from views.prints.wishes import wishes as paper
from views.text import _


@drawn
def Wish() -> ft.Control:
    """Show a wish as it stands, and its past."""
    form = form_of(ft.use_route_params()["form"])
    asks = partial(here().wishes.versions, form)
    asked = use_record(asks, form.kind, key=form.code)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    if not asked.value:
        return sheet([Readers(kind_of(form.kind).rubric), *_nothing(form)])
    first, *rest = asked.value
    older = [heading(2, _("Versions précédentes"))] if rest else []
    now = said_card(form, first)
    rows = [_row(form, one) for one in rest]
    tied = Linked(first.entry)
    return sheet(
        [
            Readers(kind_of(form.kind).rubric),
            now,
            Ways(form, first),
            tied,
            *older,
            *rows,
        ]
    )


@ft.component
def Ways(form: Form, first: Version) -> ft.Control:
    """Offer to write again, to print, to withdraw."""
    wishes = here().wishes
    asking, ask, leave = use_flag()

    async def ask_first() -> None:
        ask()

    async def withdraw() -> None:
        words = _("C'est retiré. Les versions d'avant restent lisibles.")
        back = partial(wishes.say_again, form, first)
        await done(words, partial(wishes.withdraw, form), back)

    ft.use_dialog(_question(withdraw, leave) if asking else None)
    ways: list[ft.Control] = [_write(form, _("Écrire une nouvelle version"))]
    if first.in_force:
        ways.append(printing(form, first, paper))
        ways.append(grave_action(_("Retirer"), ask_first, name="wish-withdraw"))
    return side_by_side(ways)


def _question(withdraw: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    return confirm(
        said_of(_("Retirer ce que vous avez écrit ?"), _("Retirer ce qui est écrit ?")),
        _("Le retrait est daté. Rien n'est effacé."),
        label=_("Retirer"),
        act=withdraw,
        leave=leave,
    )


def _nothing(form: Form) -> list[ft.Control]:
    steps = _("{count} questions, une par écran. Aucune n'est obligatoire.")
    return [
        sentence(steps.format(count=len(form.steps))),
        side_by_side([_write(form, _("Commencer à écrire"))]),
    ]


def _write(form: Form, label: str) -> ft.Control:
    go, icon = going(f"/{kind_of(form.kind).shelf}/ajouter"), ft.Icons.EDIT_OUTLINED
    return action(label, go, name="wish-write", icon=icon)


def _row(form: Form, version: Version) -> ft.Control:
    name = version.entry.id.hex()
    go = going(f"/{kind_of(form.kind).shelf}/{name}")
    words = [sentence(standing(version), quiet=True)]
    icon = ft.Icons.HISTORY
    return tile(day_words(version), words, go, name=f"wish-{name}", icon=icon)


def _named(params: Mapping[str, str]) -> str:
    return _(form_of(params["form"]).label)


SCREEN = Screen("/sante/volontes/:form", N_("Ma santé"), Wish, "health", named=_named)
