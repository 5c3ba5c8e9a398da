"""« Deux versions » : both sides of a change made twice; one is chosen."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import flet as ft

from app.domain.entry import Entry
from app.domain.words import N_
from app.flows.conflicts import Part, Versions
from views.house import House, Screen
from views.parts.abreast import abreast
from views.parts.acting import Act, doing
from views.parts.action import grave_action, quiet_action
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.confirm import confirm
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.profile.words import whole_facts
from views.parts.seal import ago
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.states import states
from views.parts.versions import LABELS, differing, name_of, told
from views.parts.watching import here, porch, use_record
from views.text import _, ngettext


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a choice, and the names of folders by id."""

    versions: tuple[Versions, ...]
    folders: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two versions: who made it, and how it is kept."""

    title: str
    who: str
    entry: Entry
    label: str
    keep: Act
    name: str


@drawn
def Conflicts() -> ft.Control:
    """Show both versions of each; the one not kept stays in the history."""
    house = here()
    asked = use_record(lambda: _waiting(house), "conflict", "document", "preference")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    if not asked.value.versions:
        return sheet(_nothing())
    found = asked.value
    pairs = [_pair(one, found.folders) for one in found.versions]
    final = any(one.deletion for one in found.versions)
    return sheet([*_intro(len(pairs), final=final), *pairs])


def _waiting(house: House) -> Waiting:
    names = {one.entry.id.hex(): one.name for one in house.folders.list()}
    return Waiting(tuple(house.conflicts.list()), names)


def _nothing() -> list[ft.Control]:
    return [
        sentence(_("Rien à choisir.")),
        sentence(_("Vos appareils sont d'accord entre eux."), quiet=True),
    ]


def _intro(count: int, *, final: bool) -> list[ft.Control]:
    """Say what is asked; *final*: one of the answers is for good."""
    kept = _("Choisissez la version à garder. L'autre n'est pas perdue.")
    words = ngettext(
        "{count} élément a été changé sur deux appareils.",
        "{count} éléments ont été changés sur deux appareils.",
        count,
    )
    return [
        sentence(words.format(count=count)),
        sentence(_("Choisissez la version à garder.") if final else kept),
    ]


def _pair(versions: Versions, folders: Mapping[str, str]) -> ft.Control:
    """Return both versions of one thing, and what differs between them."""
    name, flow = versions.conflict.id.hex(), here().conflicts
    losing = versions.conflict.losing
    mine = Side(
        _("Gardée pour l'instant"),
        _who(_("un autre appareil") if versions.here else _("cet appareil")),
        versions.entry,
        _("Garder la version actuelle"),
        _choosing(flow.keep, versions),
        f"keep-{name}",
    )
    other = Side(
        _("L'autre version"),
        _who(_other_name(versions)),
        losing,
        _("Prendre l'autre version"),
        _choosing(flow.take_other, versions),
        f"take-{name}",
    )
    taken: ft.Control = _side(other, versions, folders)
    if versions.deletion:
        taken = Deleting(other, versions)
    sides = abreast(_side(mine, versions, folders), taken)
    return stack([heading(2, name_of(versions.entry)), *_difference(versions), sides])


def _difference(versions: Versions) -> list[ft.Control]:
    if versions.deletion:
        return [sentence(_("Un appareil l'a changé, l'autre l'a supprimé."))]
    parts = ", ".join(what.lower() for what in differing(versions))
    if not parts:
        return [sentence(_("Les deux versions disent maintenant la même chose."))]
    return [sentence(_("Ce qui diffère : {parts}.").format(parts=parts))]


def _side(side: Side, versions: Versions, folders: Mapping[str, str]) -> ft.Control:
    """Return one version: who made it and when, what is its own, and its button."""
    since = ago(int(porch().now().timestamp() * 1000) - side.entry.updated)
    lines = [] if versions.deletion else versions.differing
    told = [_line(side.entry, part, versions, folders) for part in lines]
    about = name_of(versions.entry)
    button = quiet_action(side.label, side.keep, name=side.name, about=about)
    return card([_titled(side, f"{side.who}, {since}"), *told, side_by_side([button])])


@ft.component
def Deleting(side: Side, versions: Versions) -> ft.Control:
    """Show the version that is a deletion; taken, it is for good, so it asks first."""
    asking, ask, leave = use_flag()
    words = _("« {title} » sera effacé pour toujours, sur tous vos appareils.")
    question = confirm(
        _("Supprimer pour toujours ?"),
        words.format(title=name_of(versions.entry)),
        label=_("Supprimer pour toujours"),
        act=side.keep,
        leave=leave,
        grave=True,
    )
    ft.use_dialog(question if asking else None)
    label = _("Supprimer pour toujours")
    away = grave_action(label, doing(ask), name=side.name)
    gone = sentence(_("Supprimé."), strong=True)
    return card([_titled(side, side.who), gone, side_by_side([away])])


def _titled(side: Side, who: str) -> ft.Control:
    return ft.Column([heading(3, side.title), sentence(who, quiet=True)], spacing=2)


def _line(
    entry: Entry, part: Part, versions: Versions, folders: Mapping[str, str]
) -> ft.Control:
    """Return one part of a version: its name, then what it says there."""
    facts = whole_facts(entry) if part is Part.CONTENT else []
    if facts:
        return _facts(facts, differing(versions))
    label = sentence(_(LABELS[part]), quiet=True)
    words = sentence(told(entry, part, folders), strong=True)
    return ft.Column([label, words], spacing=2)


def _facts(facts: Iterable[tuple[str, str]], apart: Sequence[str]) -> ft.Control:
    """Return every answer of a line; those that differ stand out."""
    words = _("{what} : {value}")
    lines = [
        sentence(words.format(what=what, value=said), strong=what in apart)
        for what, said in facts
    ]
    return ft.Column([*lines], spacing=2)


def _other_name(versions: Versions) -> str:
    if versions.here:
        return _("cet appareil")
    named = _("« {name} »").format(name=versions.device)
    return named if versions.device else _("un autre appareil")


def _who(name: str) -> str:
    return _("Par {name}").format(name=name)


def _choosing(choose: Callable[[bytes], None], versions: Versions) -> Act:
    """Return what takes one version, and tells how to take it back if it can be."""
    flow, around = here().conflicts, porch()

    async def undo() -> None:
        await asyncio.to_thread(flow.undo, versions)

    async def act() -> None:
        await asyncio.to_thread(choose, versions.conflict.id)
        kept = _("C'est noté. L'autre version reste dans l'historique.")
        if versions.deletion and choose == flow.take_other:
            around.tell(_("C'est effacé pour toujours."))
        else:
            around.tell(kept, undo=undo)

    return act


SCREEN = Screen("/choix", N_("Deux versions"), Conflicts, place="home")
