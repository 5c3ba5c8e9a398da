"""« Cet appareil » : the name its owner gives it, and the server it will know."""

from collections.abc import Callable, Sequence

import flet as ft

from views.parts.field import Hint, field
from views.parts.summary import Fault, fault_of
from views.text import _

_PHONES = (ft.PagePlatform.ANDROID, ft.PagePlatform.IOS)


def usual_name() -> str:
    """Return how most people would call this device; never its network name."""
    phone = ft.context.page.platform in _PHONES
    return _("Téléphone") if phone else _("Ordinateur")


def device_field(value: str, change: Callable[[str], None]) -> ft.Control:
    """Return the field for the name of this device."""
    helper = _("Vous le reconnaîtrez dans la liste de vos appareils.")
    label = _("Nom de cet appareil")
    return field(label, value, change, name="device-name", hint=Hint(helper=helper))


def server_field(
    value: str, change: Callable[[str], None], faults: Sequence[Fault], *, helper: str
) -> ft.Control:
    """Return the field for the address of the server."""
    hint = Hint(helper=helper, error=fault_of(faults, "server"))
    return field(_("Adresse du serveur"), value, change, name="server", hint=hint)


def full_address(typed: str) -> str:
    """Return the address as servers are reached: « https:// » may be left out."""
    bare = typed.strip().rstrip("/")
    return bare if "://" in bare or not bare else f"https://{bare}"
