"""Devices nobody makes, and readings as they would state them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.device import (
    DeviceIdentity,
    Reading,
    Stamp,
    Stated,
    TimeSource,
    Way,
)
from app.domain.dialogue import Advert, Capability, Frame, Link, Match, Session
from app.domain.reading_key import of_parts

PARIS = ZoneInfo("Europe/Paris")
SEVEN = datetime(2026, 11, 21, 7, 3, tzinfo=PARIS)
SCALE = DeviceIdentity("sys:12-34", "fake_scale", system_id="12-34", model="Pèse")
METER = DeviceIdentity("sn:Fict|M1|7", "fake_meter", manufacturer="Fict")
SENSOR = DeviceIdentity("sys:56-78", "fake_sensor", system_id="56-78")
CUFF = DeviceIdentity("sys:9A-BC", "fake_cuff")


@dataclass
class FakeDriver:
    """A driver whose packets are a number of kilograms in text."""

    name: str = "fake_scale"
    label: str = "Balance"
    services: frozenset[str] = frozenset({"181d"})
    matches: tuple[Match, ...] = ()
    link: Link = Link.BROADCAST
    can: frozenset[Capability] = frozenset()
    kinds: tuple[str, ...] = ("body-weight",)
    specialization: int = 528399

    def hears(self, advert: Advert, session: Session) -> list[Reading]:
        shouted = [*advert.service_data.values()]
        return [
            weight(one.decode(), session.identity, way=Way.BROADCAST) for one in shouted
        ]

    def read(self, frame: Frame, session: Session) -> list[Reading]:
        return [weight(frame.payload.decode(), session.identity, at=frame.heard_at)]

    def talk(self, session: Session) -> Any:  # noqa: ANN401 - no dialogue here
        raise NotImplementedError


@dataclass
class FakeMeter(FakeDriver):
    """A meter whose packets are milligrams in text."""

    name: str = "fake_meter"
    label: str = "Glucomètre"
    kinds: tuple[str, ...] = ("blood-glucose",)
    specialization: int = 528401

    def read(self, frame: Frame, session: Session) -> list[Reading]:
        device, at = session.identity, frame.heard_at
        return [glucose(frame.payload.decode(), device=device, at=at)]


def reading(
    kind: str,
    text: str,
    unit: str,
    **changes: Any,  # noqa: ANN401 - any field
) -> Reading:
    """Return a reading as its device stated it; *at* is when."""
    at, device = changes.pop("at", SEVEN), changes["device"]
    said: dict[str, Any] = {
        "kind": kind,
        "value": Decimal(text),
        "unit": unit,
        "stated": Stated(text, unit, text.encode()),
        "stamp": Stamp(at, TimeSource.DEVICE, at.isoformat()),
        "key": of_parts(device.key, kind, at.isoformat(), text),
        "way": Way.STORED,
    }
    return Reading(**{**said, **changes})


def weight(text: str, device: DeviceIdentity = SCALE, **changes: Any) -> Reading:  # noqa: ANN401 - any field
    """Return a weighing."""
    return reading("body-weight", text, "kg", **{"device": device, **changes})


def glucose(text: str, **changes: Any) -> Reading:  # noqa: ANN401 - any field
    """Return a measure of a meter."""
    return reading("blood-glucose", text, "mg/dL", **{"device": METER, **changes})


def point(minutes: int, text: str = "104", **changes: Any) -> Reading:  # noqa: ANN401 - any field
    """Return what a sensor said so many minutes after seven."""
    at = SEVEN + timedelta(minutes=minutes)
    said = {"device": SENSOR, "at": at, **changes}
    return reading("interstitial-glucose", text, "mg/dL", **said)
