"""« Fuseau horaire » : the known name (IANA) of what other programs call a zone."""

from typing import Final
from zoneinfo import ZoneInfo

from app.domain.folding import plain

HOME: Final = "Europe/Paris"
"""The zone of an hour whose own is not known."""
_OTHERS: Final = {
    "Romance Standard Time": HOME,
    "Romance Summer Time": HOME,
    "Paris, Madrid": HOME,
    "Bruxelles, Copenhague, Madrid, Paris": HOME,
    "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris": HOME,
    "(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris": HOME,
    "W. Europe Standard Time": "Europe/Berlin",
    "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw",
    "GMT Standard Time": "Europe/London",
    "Greenwich Standard Time": "Atlantic/Reykjavik",
    "E. Europe Standard Time": "Europe/Chisinau",
    "FLE Standard Time": "Europe/Kyiv",
    "GTB Standard Time": "Europe/Bucharest",
    "Turkey Standard Time": "Europe/Istanbul",
    "Russian Standard Time": "Europe/Moscow",
    "Morocco Standard Time": "Africa/Casablanca",
    "W. Central Africa Standard Time": "Africa/Lagos",
    "South Africa Standard Time": "Africa/Johannesburg",
    "Mauritius Standard Time": "Indian/Mauritius",
    "Central Pacific Standard Time": "Pacific/Guadalcanal",
    "SA Western Standard Time": "America/La_Paz",
    "SA Eastern Standard Time": "America/Cayenne",
    "Saint Pierre Standard Time": "America/Miquelon",
    "Eastern Standard Time": "America/New_York",
    "Central Standard Time": "America/Chicago",
    "Mountain Standard Time": "America/Denver",
    "Pacific Standard Time": "America/Los_Angeles",
    "Hawaiian Standard Time": "Pacific/Honolulu",
    "Tokyo Standard Time": "Asia/Tokyo",
    "India Standard Time": "Asia/Kolkata",
    "China Standard Time": "Asia/Shanghai",
    "GMT": "UTC",
    "Z": "UTC",
}
"""What office programs call the zones of Europe, of overseas France and a few more."""
_KNOWN: Final = {plain(name): zone for name, zone in _OTHERS.items()}
_LONGEST: Final = 3


def known_zone(name: str) -> str:
    """Return the name of a zone this device knows, "" for none.

    Some programs write theirs before it: `/mozilla.org/20050126_1/Europe/Paris`.
    """
    if other := _KNOWN.get(plain(name.strip())):
        return other
    parts = name.strip().strip("/").split("/")
    ends = ("/".join(parts[-size:]) for size in range(_LONGEST, 0, -1))
    return next(filter(None, map(_exact, ends)), "")


def _exact(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ValueError, OSError, KeyError):
        return ""
