"""« Sceau » : what the person is told of synchronisation, in words and an icon."""

import asyncio
from typing import Final

import flet as ft

from app.domain.syncing import Seal, SyncState
from app.domain.words import N_
from app.ports.courier import Courier
from views.errors import sentence_for
from views.parts.acting import Act, going
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side, stack
from views.parts.coming import coming_words
from views.parts.sentence import sentence
from views.parts.states import trouble
from views.parts.tid import tid
from views.parts.typeset import typeset
from views.parts.watching import here, porch, use_record
from views.text import _, ngettext
from views.theme import look, size

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_ICONS: Final = {
    Seal.UP_TO_DATE: ft.Icons.CLOUD_DONE_OUTLINED,
    Seal.WAITING: ft.Icons.CLOUD_UPLOAD_OUTLINED,
    Seal.SENDING: ft.Icons.SYNC,
    Seal.RECEIVING: ft.Icons.CLOUD_DOWNLOAD_OUTLINED,
    Seal.PAUSED: ft.Icons.PAUSE_CIRCLE_OUTLINE,
    Seal.NO_SERVER: ft.Icons.CLOUD_OFF_OUTLINED,
    Seal.CHOICE: ft.Icons.HELP_OUTLINE,
    Seal.QUARANTINED: ft.Icons.GPP_MAYBE_OUTLINED,
}

_PLAIN: Final = {
    Seal.SENDING: N_("Envoi en cours…"),
    Seal.RECEIVING: N_("Réception en cours…"),
    Seal.PAUSED: N_("Envois en pause : vos changements attendent ici"),
    Seal.NO_SERVER: N_("Sans serveur : tout reste ici"),
    Seal.CHOICE: N_("Un choix vous attend"),
    Seal.QUARANTINED: N_("Quelque chose ne va pas avec le serveur. N'envoyez rien."),
}
_SHORT: Final = {
    Seal.UP_TO_DATE: N_("À jour"),
    Seal.WAITING: N_("En attente"),
    Seal.SENDING: N_("Envoi…"),
    Seal.RECEIVING: N_("Réception…"),
    Seal.PAUSED: N_("En pause"),
    Seal.NO_SERVER: N_("Tout reste ici"),
    Seal.CHOICE: N_("Choix à faire"),
    Seal.QUARANTINED: N_("Alerte"),
}
_SILENT: Final = "peer.silent"
_TOLD_BY: Final = "journal", "cursor", "conflict", "setting"
"""What changes when the seal does."""


@ft.component
def SealLine() -> ft.Control:
    """Follow the courier: its state is asked again at each change."""
    courier = here().courier
    asked = use_record(courier.state, *_TOLD_BY, name="seal")
    if asked.error is not None:
        return trouble(asked.error)
    if asked.value is None:
        return ft.Container()
    told = asked.value
    alarm = told.seal is Seal.QUARANTINED
    shown = banner(seal_words(told), tone="alert") if alarm else seal(told)
    ways = _ways(told, courier)
    return stack([shown, side_by_side(ways)]) if ways else shown


@ft.component
def SealMark() -> ft.Control:
    """Follow the courier in a word or two, on every screen but « Accueil »."""
    courier = here().courier
    asked = use_record(courier.state, *_TOLD_BY, name="seal")
    if asked.value is None:
        return ft.Container()
    told = asked.value.seal
    icon = ft.Icon(_ICONS[told], color=_colour(told), size=size(20))
    words = ft.Container(_small(_(_SHORT[told]), _colour(told)), expand=True)
    return tid("seal-mark", ft.Row([icon, words], spacing=6))


def _colour(told: Seal) -> str:
    palette = look().palette
    worried = told in (Seal.CHOICE, Seal.QUARANTINED)
    return palette.alert if worried else palette.secondary


def _small(words: str, colour: str) -> ft.Control:
    return ft.Text(typeset(words), size=size(16), color=colour)


def _ways(told: SyncState, courier: Courier) -> list[ft.Control]:
    """Return what may be done; a choice waits under « À faire »."""
    if told.seal is Seal.QUARANTINED:
        return [quiet_action(_("Que faire ?"), going("/alerte"), name="seal-alert")]
    if told.seal is Seal.PAUSED:
        label = _("Reprendre les envois")
        return [quiet_action(label, _pausing(courier, on=False), name="seal-resume")]
    if told.seal is Seal.SENDING and told.coming:
        label = _("Mettre les envois en pause")
        return [quiet_action(label, _pausing(courier, on=True), name="seal-pause")]
    return []


def _pausing(courier: Courier, *, on: bool) -> Act:
    async def pause() -> None:
        await asyncio.to_thread(courier.pause, on=on)

    return pause


def seal(state: SyncState) -> ft.Control:
    """Return the seal's icon and words."""
    worried = state.seal in (Seal.CHOICE, Seal.QUARANTINED)
    icon = ft.Icon(_ICONS[state.seal], color=_colour(state.seal), size=size(22))
    words = ft.Container(sentence(seal_words(state), quiet=not worried), expand=True)
    return tid("seal", ft.Row([icon, words], spacing=8))


def seal_words(state: SyncState) -> str:
    """Say the seal in one sentence."""
    if state.seal is Seal.UP_TO_DATE:
        return _up_to_date(state.last)
    if state.seal is Seal.WAITING:
        return _waiting(state)
    if state.coming:
        return coming_words(state.coming)
    return _(_PLAIN[state.seal])


def _up_to_date(last: int) -> str:
    if not last:
        return _("À jour sur cet appareil")
    elapsed = int(porch().now().timestamp() * 1000) - last
    return _("À jour sur cet appareil · envoyé {ago}").format(ago=ago(elapsed))


def ago(elapsed: int) -> str:
    """Say how long ago something was; *elapsed* is in milliseconds."""
    minutes = max(elapsed, 0) // 60_000
    if minutes < 1:
        return _("à l'instant")
    if minutes < _HOUR:
        return _("il y a {count} min").format(count=minutes)
    if minutes < _DAY:
        return _("il y a {count} h").format(count=minutes // _HOUR)
    days = minutes // _DAY
    return ngettext("il y a {count} jour", "il y a {count} jours", days).format(
        count=days
    )


def _waiting(state: SyncState) -> str:
    """Say what waits; a failure that no network mends is said instead."""
    if state.code not in ("", _SILENT):
        return sentence_for(state.code)
    if not state.waiting:
        return _("Le serveur ne répond pas. Tout reste lisible.")
    return ngettext(
        "{count} envoi attend le réseau",
        "{count} envois attendent le réseau",
        state.waiting,
    ).format(count=state.waiting)
