"""« Aperçu » of the agenda of another program: what would enter, and what would not."""

from datetime import date, datetime
from functools import partial
from typing import Final

import flet as ft

from app.domain.agenda import Draft
from app.flows.agenda_files.agenda_files import Preview
from views.parts.action import action, quiet_action
from views.parts.agenda_files.taking_in import TakingIn, Work
from views.parts.agenda_files.words import aside_words, preview_words, titles_of
from views.parts.banner import banner
from views.parts.box import card, side_by_side
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.text import _, clock, date_long, ngettext, number

_SHOWN: Final = 20


def seen(work: Work, preview: Preview, taking: TakingIn) -> list[ft.Control]:
    """Return what a file holds, and the buttons that take it in or leave it."""
    name = preview.name or _("Agenda sans nom")
    told = [sentence(words, strong=True) for words in preview_words(preview)]
    return [
        heading(2, name),
        *told,
        *_span(work, preview, taking),
        *_listed(_("À ajouter"), preview.new),
        *_listed(_("Ce qui change"), preview.changed),
        *_listed(_("Ce qui est annulé"), preview.cancelled),
        *_aside(preview),
        side_by_side(_buttons(preview, taking)),
    ]


def _span(work: Work, preview: Preview, taking: TakingIn) -> list[ft.Control]:
    """Offer to take what is over too, where the file holds some."""
    if work.coming and not preview.past:
        return []
    label = _("Ajouter aussi le passé") if work.coming else _("Laisser le passé")
    turn = partial(taking.look, coming=not work.coming)
    return [side_by_side([quiet_action(label, turn, name="file-span")])]


def _listed(title: str, drafts: tuple[Draft, ...]) -> list[ft.Control]:
    """List the first events, each on its day."""
    if not drafts:
        return []
    ordered = sorted(drafts, key=lambda one: one.start)
    lines = [sentence(_line(one)) for one in ordered[:_SHOWN]]
    rest = len(drafts) - _SHOWN
    if rest > 0:
        words = ngettext("Et {count} autre.", "Et {count} autres.", rest)
        lines.append(sentence(words.format(count=number(rest, 0)), quiet=True))
    return [card([heading(3, title), *lines])]


def _line(one: Draft) -> str:
    """Say one event: « lundi 7 décembre 2026, 14 h 30 : Dentiste »."""
    when = date_long(date.fromisoformat(one.start[:10]))
    if "T" in one.start:
        at = datetime.fromisoformat(one.start)
        when = _("{day}, {hour}").format(day=when, hour=clock(at.hour, at.minute))
    again = _("plusieurs fois") if one.repeat.every else ""
    words = " · ".join(filter(None, (one.title, again)))
    return _("{when} : {what}").format(when=when[:1].upper() + when[1:], what=words)


def _aside(preview: Preview) -> list[ft.Control]:
    """Say what would not enter, or not as it is."""
    words = aside_words(preview)
    if not words:
        return []
    said = [sentence(one) for one in words]
    titles = titles_of(preview.left)[:_SHOWN]
    named = [sentence(" · ".join(titles), quiet=True)] if titles else []
    return [card([heading(3, _("À savoir")), *said, *named])]


def _buttons(preview: Preview, taking: TakingIn) -> list[ft.Control]:
    leave = quiet_action(_("Ne rien reprendre"), taking.leave, name="file-leave")
    if not preview.count:
        icon, label = ft.Icons.UPLOAD_FILE, _("Choisir un autre fichier")
        return [action(label, taking.choose, name="file-pick", icon=icon)]
    words = ngettext(
        "Reprendre {count} rendez-vous", "Reprendre {count} rendez-vous", preview.count
    ).format(count=number(preview.count, 0))
    return [action(words, taking.accept, name="file-take"), leave]


def refused(work: Work) -> list[ft.Control]:
    """Say why a file brought nothing."""
    return [banner(work.refused, tone="alert")] if work.refused else []
