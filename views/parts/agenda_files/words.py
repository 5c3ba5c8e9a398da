"""What is said of the agenda of another program: what changes, what is left."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from app.domain.timetable import Unkept
from app.domain.words import N_
from app.flows.agenda_files.agenda_files import Preview, Taken
from views.text import _, ngettext, number

FOUND: Final = {
    "ics.alarm": N_("Certains rappels ne sont pas repris."),
    "ics.charset": N_("Des lettres du fichier peuvent être mal lues."),
    "ics.dates": N_("Certaines dates ne se lisent pas."),
    "ics.end": N_("Une durée impossible n'est pas reprise."),
    "ics.folding": N_("Des lignes du fichier étaient coupées. Relisez les textes."),
    "ics.following": N_("Une série change en cours de route. Vérifiez ses dates."),
    "ics.rule": N_(
        "Une répétition n'est pas comprise. Sa première date est seule reprise."
    ),
    "ics.single": N_(
        "Une répétition est reprise date par date, pour cinq ans au plus."
    ),
    "ics.title": N_("Un titre trop long est coupé."),
    "ics.zone": N_("Un fuseau horaire est inconnu. L'heure de Paris est prise."),
}
"""What of the file was not understood, or not kept as it is."""


def new_words(count: int) -> str:
    """Say how many events would be added."""
    return ngettext(
        "{count} rendez-vous à ajouter.", "{count} rendez-vous à ajouter.", count
    ).format(count=number(count, 0))


def changed_words(count: int) -> str:
    """Say how many events the file says otherwise."""
    return ngettext(
        "{count} rendez-vous change.", "{count} rendez-vous changent.", count
    ).format(count=number(count, 0))


def cancelled_words(count: int) -> str:
    """Say how many events the file cancels."""
    return ngettext(
        "{count} rendez-vous est annulé.", "{count} rendez-vous sont annulés.", count
    ).format(count=number(count, 0))


def known_words(count: int) -> str:
    """Say how many events were here already."""
    return ngettext(
        "{count} rendez-vous était déjà là.",
        "{count} rendez-vous étaient déjà là.",
        count,
    ).format(count=number(count, 0))


def past_words(count: int) -> str:
    """Say how many events are over, and left out."""
    return ngettext(
        "{count} rendez-vous passé n'est pas repris.",
        "{count} rendez-vous passés ne sont pas repris.",
        count,
    ).format(count=number(count, 0))


def more_words(count: int) -> str:
    """Say how many events are too many."""
    return ngettext(
        "{count} rendez-vous de trop n'est pas repris.",
        "{count} rendez-vous de trop ne sont pas repris.",
        count,
    ).format(count=number(count, 0))


def preview_words(seen: Preview) -> list[str]:
    """Say what a file would change, one thing a sentence."""
    told = (
        (new_words, len(seen.new)),
        (changed_words, len(seen.changed)),
        (cancelled_words, len(seen.cancelled)),
        (known_words, seen.known),
        (past_words, seen.past),
        (more_words, seen.more),
    )
    return _those(told) or [_("Ce fichier ne contient aucun rendez-vous.")]


def taken_words(taken: Taken) -> str:
    """Say what was taken in."""
    added = ngettext(
        "{count} rendez-vous est ajouté.",
        "{count} rendez-vous sont ajoutés.",
        taken.new,
    ).format(count=number(taken.new, 0))
    told = _those(((changed_words, taken.changed), (cancelled_words, taken.cancelled)))
    said = [added] if taken.new or not told else []
    return " ".join([*said, *told])


def aside_words(seen: Preview) -> list[str]:
    """Say what of a file is left out or not sure, one thing a sentence."""
    counted = Counter(one.reason for one in seen.left)
    return [
        *(_(FOUND[code]) for code in seen.findings if code in FOUND),
        *_left(counted),
    ]


def _left(counted: Counter[str]) -> list[str]:
    undated = ngettext(
        "{count} élément sans date lisible n'est pas repris.",
        "{count} éléments sans date lisible ne sont pas repris.",
        counted["date"],
    )
    notes = ngettext(
        "{count} note ou plage libre n'est pas reprise.",
        "{count} notes ou plages libres ne sont pas reprises.",
        counted["kind"],
    )
    told = ((undated, "date"), (notes, "kind"))
    said = [
        words.format(count=number(counted[reason], 0))
        for words, reason in told
        if counted[reason]
    ]
    return [*said, *([_("La fin du fichier manque.")] if counted["cut"] else [])]


def titles_of(left: Iterable[Unkept]) -> list[str]:
    """Return the titles of what gives no event, each once."""
    return list(dict.fromkeys(one.title for one in left if one.title))


def _those(told: Iterable[tuple[Callable[[int], str], int]]) -> list[str]:
    return [words(count) for words, count in told if count]
