"""Agendas of nobody, as other programs write them; and those meant to harm."""

from collections.abc import Callable, Iterable
from typing import Final

from app.domain.errors import Refused
from app.domain.timetable import Timetable

HEAD: Final = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Personne//Fictif//FR\r\n"


def agenda(*components: str, named: str = "", method: str = "") -> bytes:
    """Return an agenda of these components, its name and what it asks, if any."""
    said = f"X-WR-CALNAME:{named}\r\n" if named else ""
    said += f"METHOD:{method}\r\n" if method else ""
    return f"{HEAD}{said}{''.join(components)}END:VCALENDAR\r\n".encode()


def event(
    *lines: str,
    uid: str = "dentiste@exemple.fr",
    start: str = "DTSTART;TZID=Europe/Paris:20261207T143000",
    title: str = "Dentiste",
    name: str = "VEVENT",
) -> str:
    """Return one event with these lines besides; "" leaves out what is named."""
    said = [f"UID:{uid}" if uid else "", start, f"SUMMARY:{title}" if title else ""]
    told: Iterable[str] = filter(None, [f"BEGIN:{name}", *said, *lines, f"END:{name}"])
    return "".join(f"{line}\r\n" for line in told)


RICH: Final = agenda(
    "BEGIN:VTIMEZONE\r\nTZID:Heure de chez nous\r\nX-LIC-LOCATION:Europe/Paris\r\n"
    "BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETTO:+0100\r\n"
    "TZOFFSETFROM:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n",
    event(
        "DURATION:PT45M",
        "LOCATION:12 rue des Lilas\\, Lyon",
        'ORGANIZER;CN="Cabinet; dentaire":mailto:cabinet@exemple.fr',
        "DESCRIPTION:Venir à jeun.\\nApporter la carte\r\n  Vitale.",
        "URL:https://exemple.fr/rdv/1",
        "SEQUENCE:3",
        "LAST-MODIFIED:20261101T080000Z",
        "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT1H\r\nEND:VALARM",
        "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P1D\r\nEND:VALARM",
        start="DTSTART;TZID=Heure de chez nous:20261207T143000",
    ),
    event(
        "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=20",
        "EXDATE;TZID=Europe/Paris:20261209T090000,20261214T090000",
        "RDATE;TZID=Europe/Paris:20261212T090000",
        uid="kine@exemple.fr",
        title="Kiné",
        start="DTSTART;TZID=Europe/Paris:20261207T090000",
    ),
    event(
        "RECURRENCE-ID;TZID=Europe/Paris:20261216T090000",
        "SEQUENCE:1",
        uid="kine@exemple.fr",
        title="Kiné (plus tard)",
        start="DTSTART;TZID=Europe/Paris:20261216T110000",
    ),
    event(
        "DUE;VALUE=DATE:20261210",
        "STATUS:COMPLETED",
        uid="ordo@exemple.fr",
        start="",
        title="Renouveler l'ordonnance",
        name="VTODO",
    ),
    named="Ma santé",
)
"""A zone of its own, alarms, a series with its exceptions, something to do."""

AGENDAS: Final = (
    RICH,
    agenda(event("STATUS:CANCELLED"), method="CANCEL"),
    agenda(event("RRULE:FREQ=YEARLY", start="DTSTART;VALUE=DATE:19000101")),
    agenda(event("RRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231T225959Z")),
)
"""Honest ones, to be broken."""

_SLEEP: Final = "".join(
    f"EXDATE:2026{n % 12 + 1:02}{n % 28 + 1:02}T{n % 24:02}0000\r\n"
    for n in range(20_000)
)
HOSTILE: Final = {
    "seconds": agenda(event("RRULE:FREQ=SECONDLY")),
    "seconds-narrowed": agenda(event("RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30")),
    "since-1900": agenda(
        event("RRULE:FREQ=YEARLY", start="DTSTART;VALUE=DATE:19000101")
    ),
    "daily-since-1900": agenda(
        *(
            event(
                "RRULE:FREQ=DAILY;BYDAY=MO,TU;COUNT=999999",
                uid=f"{n}",
                start="DTSTART:19000101T000000",
            )
            for n in range(3_000)
        )
    ),
    "never": agenda(event("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")),
    "huge-step": agenda(event("RRULE:FREQ=YEARLY;INTERVAL=999999999;BYMONTH=1,2")),
    "zone-unknown": agenda(event(start="DTSTART;TZID=Mars/Olympus:20261207T143000")),
    "zone-path": agenda(event(start="DTSTART;TZID=../../etc/passwd:20261207T143000")),
    "folding-broken": agenda(event("DESCRIPTION:coupé\r\nsans blanc\r\nDTEND")),
    "line-giant": agenda(event("DESCRIPTION:" + "x" * (9 << 20))),
    "line-of-signs": agenda(event("X" + ';A="":' * (1 << 20))),
    "ten-megabytes": agenda(*(event(uid=f"{n}") for n in range(90_000))),
    "exdates": agenda(event("RRULE:FREQ=DAILY\r\n" + _SLEEP.rstrip())),
    "rdates": agenda(event(_SLEEP.replace("EXDATE", "RDATE").rstrip())),
    "nul": agenda(event("LOCATION:a\0b\x1b[2Jc\u202edroite")),
    "latin-1": agenda(event("LOCATION:Hôpital")).decode().encode("latin-1"),
    "utf-16": agenda(event("LOCATION:Hôpital")).decode().encode("utf-16"),
    "nested": HEAD.encode() + b"BEGIN:VEVENT\r\n" * 500_000,
    "ends-alone": HEAD.encode() + b"END:VEVENT\r\n" * 500_000,
    "alarms": agenda(event(*["BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM"] * 50_000)),
    "numbers": agenda(
        event("SEQUENCE:" + "9" * 100_000, "DURATION:P" + "9" * 100_000 + "D")
    ),
    "years": agenda(
        event(start="DTSTART:99991231T235959Z"), event(start="DTSTART:00000000T")
    ),
    "cut": agenda(event())[:-30],
    "empty": HEAD.encode(),
}
"""Agendas meant to hang, fill or fool whoever reads them."""


def outcome(read: Callable[[bytes], Timetable], content: bytes) -> Timetable | str:
    """Return what a reader makes of an agenda: what it holds, or the code it says."""
    try:
        return read(content)
    except Refused as refused:
        return refused.code
