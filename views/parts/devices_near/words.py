"""How a device near is told: its icon, its sort, what it gave and when."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

import flet as ft

from app.devices import driver_named
from app.domain.device import Mark, Reading, Special
from app.domain.errors import Refused
from app.domain.when import When
from app.flows.devices.appliance import Appliance
from app.flows.measuring.sensor import GLUCOSE
from app.kinds import Kind, kind
from views.parts.kinds import icon_of as kind_icon
from views.parts.seal import ago
from views.parts.watching import here, local_now, porch
from views.text import NARROW, _, date_long, ngettext, number, quantity, time

LOW: Final = 20
"""Percentage of battery under which it is to be changed."""
_DAWN: Final = 5
_NOON: Final = 12
_EVENING: Final = 18


def icon_of(driver: str) -> ft.IconData:
    """Return the icon of what a driver measures first."""
    found = driver_named(driver)
    measured = _kind(found.kinds[0]) if found and found.kinds else None
    return kind_icon(measured) if measured else ft.Icons.SENSORS


def sort_of(driver: str) -> str:
    """Say what sort of device a driver talks with."""
    found = driver_named(driver)
    return _(found.label) if found else _("Appareil de mesure")


def drawn_of(one: Appliance) -> str:
    """Return the kind whose curve its points are in, "" for what gives none."""
    found = driver_named(one.driver)
    return GLUCOSE if found and GLUCOSE in found.kinds else ""


def name_of(one: Appliance) -> str:
    """Return the name its owner gave it, else its sort."""
    return one.name or sort_of(one.driver)


def use_of(one: Appliance) -> list[str]:
    """Say when a device was last heard, how much it gave, and if it tires."""
    lines = [sort_of(one.driver)] if one.name else []
    lines.append(_seen(one))
    if one.battery is not None and one.battery <= LOW:
        lines.append(_("Pile faible : {level}").format(level=percent(one.battery)))
    return lines


def about(one: Appliance) -> list[str]:
    """Say who made a device, its model and its serial number, where it told them."""
    who = one.identity
    maker, model = who.manufacturer or "", who.model or ""
    made = model if model.startswith(maker) else f"{maker} {model}".strip()
    serial = _("Numéro de série {number}").format(number=who.serial)
    return [*([made] if made else []), *([serial] if who.serial else [])]


def percent(level: int) -> str:
    """Write how full a battery is."""
    return f"{level}{NARROW}%"


def capital(words: str) -> str:
    """Return *words* as a line that stands alone begins."""
    return words[:1].upper() + words[1:]


def waiting_words(count: int) -> str:
    """Say how many readings wait for an answer."""
    words = ngettext(
        "{count} mesure attend votre réponse.",
        "{count} mesures attendent votre réponse.",
        count,
    )
    return words.format(count=number(count, 0))


def odd_words(count: int) -> str:
    """Say how many packets were not understood."""
    words = ngettext(
        "{count} envoi n'a pas été compris.",
        "{count} envois n'ont pas été compris.",
        count,
    )
    return words.format(count=number(count, 0))


def beyond_words(count: int) -> str:
    """Say how many values were out of what their device can tell."""
    words = ngettext(
        "{count} mesure trop basse ou trop haute pour l'appareil : gardée à part.",
        "{count} mesures trop basses ou trop hautes pour l'appareil : gardées à part.",
        count,
    )
    return words.format(count=number(count, 0))


def value_of(reading: Reading) -> str:
    """Write what a device gave; what is no number is said in words."""
    if Mark.FAILED in reading.marks or reading.value in _NO_NUMBER:
        return _("mesure ratée")
    if reading.value is Special.POS_INF:
        return _("trop haut pour l'appareil")
    if reading.value is Special.NEG_INF:
        return _("trop bas pour l'appareil")
    values = _values(reading)
    found = _kind(reading.kind)
    if found and values:
        return quantity(values, found)
    return f"{reading.stated.text} {reading.stated.unit}".strip()


def kilos(weight: Decimal) -> str:
    """Write the weight of a person."""
    return quantity([weight], kind("body-weight"))


def named(reading: Reading) -> str:
    """Say what was measured."""
    found = _kind(reading.kind)
    return _(found.label) if found else _("Mesure")


def when_of(at: datetime | None) -> str:
    """Say when, as people do: « ce matin à 7 h 03 », « hier à 20 h 10 »."""
    if at is None:
        return _("date inconnue")
    local, now = at.astimezone(here().zone), local_now()
    hour = time(When.at(local))
    if local.date() == now.date():
        return _("{part} à {clock}").format(part=_part(local), clock=hour)
    if local.date() == now.date() - timedelta(days=1):
        return _("hier à {clock}").format(clock=hour)
    day = date_long(local.date())
    return _("{day} à {clock}").format(day=day, clock=hour)


_NO_NUMBER: Final = (Special.NAN, Special.NRES, Special.RESERVED)


def _part(local: datetime) -> str:
    if local.hour < _DAWN:
        return _("cette nuit")
    if local.hour < _NOON:
        return _("ce matin")
    return _("cet après-midi") if local.hour < _EVENING else _("ce soir")


def _values(reading: Reading) -> list[Decimal]:
    told = reading.parts or (reading.value,)
    return [one for one in told if isinstance(one, Decimal)]


def _kind(code: str) -> Kind | None:
    try:
        found = kind(code)
    except Refused:
        return None
    return found if found.units else None


def _seen(one: Appliance) -> str:
    if one.last_seen is None:
        return _("Il n'a encore rien donné.")
    elapsed = porch().now() - one.last_seen
    return _("Vu pour la dernière fois {ago}").format(
        ago=ago(int(elapsed.total_seconds() * 1000))
    )
