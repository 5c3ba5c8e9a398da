"""« Envoi mis de côté » by a sensor: what reading it again, alone, needs to know."""

import json
from contextlib import suppress
from datetime import datetime, timedelta

from app.domain.device import Fold, TimeSource
from app.domain.dialogue import Frame, Session
from app.domain.sensor_session import SensorSession
from app.domain.stamping import Clock


def noted(sensor: SensorSession, *, crc: bool) -> bytes:
    """Write the session a packet came in, and whether it ends with a checksum."""
    skew = sensor.clock.skew
    said = {
        "name": sensor.name.hex(),
        "stated": sensor.stated,
        "at": sensor.at.isoformat() if sensor.at else "",
        "source": sensor.source.value,
        "fold": sensor.fold.value,
        "skew": None if skew is None else skew.total_seconds(),
        "crc": crc,
    }
    return json.dumps(said).encode()


def recalled(frame: Frame, session: Session) -> tuple[SensorSession, bool] | None:
    """Return the session of a packet, None for one that was set aside without it."""
    with suppress(ValueError, KeyError, TypeError):
        said = json.loads(frame.around)
        skew = said["skew"]
        ahead = None if skew is None else timedelta(seconds=skew)
        sensor = SensorSession(
            bytes.fromhex(said["name"]),
            said["stated"],
            datetime.fromisoformat(said["at"]) if said["at"] else None,
            TimeSource(said["source"]),
            Clock(session.zone, frame.heard_at, ahead),
            Fold(said["fold"]),
        )
        return sensor, said["crc"]
    return None
