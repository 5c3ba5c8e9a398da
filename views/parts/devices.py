"""How a device is told: its name, its kind of machine, when it was last used."""

from datetime import UTC, datetime
from typing import Final

import flet as ft

from app.domain.words import N_
from app.flows.my_devices import Device
from views.parts.seal import ago
from views.parts.watching import porch
from views.text import _, date_long

_MACHINES: Final = {
    "Linux": N_("Ordinateur Linux"),
    "Darwin": N_("Ordinateur Apple"),
    "Windows": N_("Ordinateur Windows"),
    "Android": N_("Téléphone Android"),
    "iOS": N_("iPhone ou iPad"),
}
_PHONES: Final = ("Android", "iOS")


def name_of(device: Device) -> str:
    """Return the name its owner gave it, else what machine it is."""
    return device.name if device.name != device.platform else machine_of(device)


def machine_of(device: Device) -> str:
    """Say what kind of machine it is."""
    return _(_MACHINES.get(device.platform, N_("Appareil")))


def icon_of(device: Device) -> ft.IconData:
    """Return a phone or a computer."""
    phone = device.platform in _PHONES
    return ft.Icons.PHONE_ANDROID if phone else ft.Icons.COMPUTER


def use_of(device: Device) -> list[str]:
    """Say what machine it is, since when it is known, and when it last wrote."""
    lines = [machine_of(device)] if device.name != device.platform else []
    if device.retired:
        return [*lines, _("Mis dehors : il ne reçoit plus rien.")]
    if device.leaving:
        until = _("Jusque-là, il peut encore recevoir.")
        return [*lines, _("Mise dehors en attente d'envoi."), until]
    if device.here:
        return [*lines, _("C'est cet appareil.")]
    if device.met:
        day = date_long(datetime.fromtimestamp(device.met / 1000, UTC).date())
        lines.append(_("Connu ici depuis le {day}").format(day=day))
    return [*lines, _seen(device)]


def _seen(device: Device) -> str:
    if not device.last_seen:
        return _("Il n'a encore rien changé.")
    elapsed = int(porch().now().timestamp() * 1000) - device.last_seen
    return _("Dernier changement : {ago}").format(ago=ago(elapsed))
