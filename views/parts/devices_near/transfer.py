"""« Transfert » : how far a device is, what it just gave, how it ended."""

from collections.abc import Mapping
from typing import Any, Final

import flet as ft

from app.domain.device import Reading
from app.domain.dialogue import Outcome
from app.domain.words import N_
from views.errors import sentence_for
from views.parts.banner import banner
from views.parts.box import card, stack
from views.parts.busy import busy_line
from views.parts.devices_near.dialogue import Followed
from views.parts.devices_near.figure import figure
from views.parts.devices_near.words import (
    LOW,
    beyond_words,
    capital,
    named,
    percent,
    value_of,
    when_of,
)
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.watching import porch
from views.text import _, ngettext, number

_STILL: Final = 4.0
"""Seconds without anything new after which the person is told not to worry."""
_ENDED: Final[Mapping[Outcome, str]] = {
    Outcome.NOTHING_NEW: N_("Rien de nouveau : tout est déjà ici."),
    Outcome.CANCELLED: N_("C'est arrêté. Ce qui est arrivé est gardé."),
}
_AS_ERROR: Final[Mapping[Outcome, str]] = {
    Outcome.SILENT: "device.silent",
    Outcome.NEEDS_PAIRING: "device.bond_lost",
}


def under_way(followed: Followed) -> list[ft.Control]:
    """Return how far the dialogue is; what a scale just said stands large."""
    done = followed.done or followed.received
    share = done / followed.total if followed.total > done else None
    stalling: Any = Stalling
    beat = f"{followed.links} {done} {followed.received}"
    return [
        busy_line(_progress(followed, done), share),
        *_resumed(followed),
        *_unprotected(followed),
        stalling(key=beat),
        *_battery(followed),
        *_live(followed),
    ]


def ended(followed: Followed) -> list[ft.Control]:
    """Say how the dialogue ended, and what it brought."""
    failure = _failure(followed)
    told = [banner(failure, tone="alert")] if failure else []
    if not failure or followed.tally.kept or followed.tally.waiting:
        told.append(banner(_brought(followed), tone="calm"))
    told += _unprotected(followed)
    return [*told, *_battery(followed), *_wrong(followed), *_live(followed)]


def _failure(followed: Followed) -> str:
    """Say why a dialogue did not go to its end, "" when it did."""
    outcome = followed.outcome or Outcome.COMPLETE
    code = followed.error.code if followed.error else _AS_ERROR.get(outcome, "")
    if code:
        return sentence_for(code)
    refused = _("L'appareil a refusé. Rallumez-le, puis recommencez.")
    return refused if outcome is Outcome.REFUSED else ""


@ft.component
def Stalling() -> ft.Control:
    """Say, once nothing came for a while, that there is nothing to do."""
    still, tell = use_held(initial=False)
    around = porch()

    async def wait() -> None:
        await around.sleep(_STILL)
        tell(True)  # noqa: FBT003 - a plain flag

    ft.use_effect(wait, [], lambda: None)
    if not still:
        return ft.Container(visible=False)
    words = _("Rien n'arrive pour l'instant. La reprise est automatique.")
    return stack(
        [
            sentence(words),
            sentence(_("Gardez l'appareil allumé, tout près."), quiet=True),
        ]
    )


def _progress(followed: Followed, done: int) -> str:
    if not followed.links:
        return _("Liaison avec l'appareil…")
    if followed.total > done:
        counts = {"done": number(done, 0), "total": number(followed.total, 0)}
        return _("{done} mesures sur {total}").format(**counts)
    if done and not followed.live:
        return received(done)
    return _("L'appareil est relié. Il parle…")


def received(count: int) -> str:
    """Say how many readings came."""
    words = ngettext("{count} mesure reçue.", "{count} mesures reçues.", count)
    return words.format(count=number(count, 0))


def _resumed(followed: Followed) -> list[ft.Control]:
    words = _("La liaison s'était coupée. Elle a repris seule.")
    return [sentence(words, quiet=True)] if followed.links > 1 else []


def _unprotected(followed: Followed) -> list[ft.Control]:
    """Say once, as it is paired, that a device has no code to protect its link."""
    if not followed.codeless:
        return []
    words = _(
        "Cet appareil se relie sans code. "
        "Un voisin qui écoutait à cet instant pourrait lire vos mesures."
    )
    return [banner(words)]


def _brought(followed: Followed) -> str:
    """Say what a dialogue brought to the record."""
    kept = followed.tally.kept
    if kept:
        words = ngettext("{count} mesure gardée.", "{count} mesures gardées.", kept)
        return words.format(count=number(kept, 0))
    if followed.tally.waiting:
        return received(followed.tally.waiting)
    if followed.tally.excluded + followed.tally.failed + followed.tally.beyond:
        return _("Aucune mesure gardée.")
    outcome = followed.outcome or Outcome.NOTHING_NEW
    return _(_ENDED.get(outcome, _ENDED[Outcome.NOTHING_NEW]))


def _wrong(followed: Followed) -> list[ft.Control]:
    """Say what failed, was beyond the device, not understood, or but a trial."""
    beyond = followed.tally.beyond
    odd, failed = followed.tally.quarantined, followed.tally.failed
    trial = ngettext(
        "{count} mesure d'essai n'entre pas dans votre espace.",
        "{count} mesures d'essai n'entrent pas dans votre espace.",
        followed.tally.excluded,
    )
    words = ngettext(
        "{count} envoi n'a pas été compris. Il est gardé à part.",
        "{count} envois n'ont pas été compris. Ils sont gardés à part.",
        odd,
    )
    again = ngettext(
        "{count} mesure a raté. Recommencez-la.",
        "{count} mesures ont raté. Recommencez-les.",
        failed,
    )
    counted = ((words, odd), (again, failed), (trial, followed.tally.excluded))
    apart = [sentence(beyond_words(beyond))] if beyond else []
    told = [sentence(said.format(count=many)) for said, many in counted if many]
    return [*apart, *told]


def _battery(followed: Followed) -> list[ft.Control]:
    level = followed.battery
    words = _("La pile de l'appareil est faible : {level}. Changez-la bientôt.")
    if level is None or level > LOW:
        return []
    return [banner(words.format(level=percent(level)))]


def _live(followed: Followed) -> list[ft.Control]:
    return [seen(followed.live)] if followed.live else []


def seen(reading: Reading) -> ft.Control:
    """Show what was just measured, large."""
    told = f"{named(reading)}, {when_of(reading.stamp.at)}"
    centred = ft.CrossAxisAlignment.CENTER
    words = ft.Column([sentence(told, quiet=True)], horizontal_alignment=centred)
    return card([figure(capital(value_of(reading))), words])
