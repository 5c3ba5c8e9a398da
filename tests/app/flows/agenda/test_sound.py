"""What is said of an event is cleaned, or refused with a code for each fault."""

from dataclasses import replace

import pytest

from app.domain.agenda import Draft, Every, Repeat
from app.domain.errors import Refused
from app.flows.agenda.sound import sound
from tests.app.flows.agenda.home import PARIS

GOOD = Draft(title="Dentiste", start="2026-12-01T09:00")


@pytest.mark.covers("C-060")
@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"title": " \u200b "}, "agenda.title_missing"),
        ({"title": "x" * 101}, "agenda.title_too_long"),
        ({"place": "x" * 201}, "agenda.line_too_long"),
        ({"note": "x" * 3001}, "document.comment_too_long"),
        ({"start": "demain"}, "date.malformed"),
        ({"start": "2026-12-01T09:00+01:00"}, "date.malformed"),
        ({"start": "1899-12-01"}, "date.malformed"),
        ({"end": "2026-12-02"}, "date.malformed"),
        ({"end": "2026-12-01T08:00"}, "period.backwards"),
        ({"end": "2028-12-01T08:00"}, "agenda.too_long"),
        ({"zone": "Lune/Mer"}, "agenda.zone_unknown"),
        ({"zone": "../../etc/passwd"}, "agenda.zone_unknown"),
        ({"reminders": tuple(range(11))}, "agenda.too_many_reminders"),
        ({"reminders": (-1,)}, "agenda.reminder_malformed"),
        ({"repeat": Repeat(Every.DAY, step=0)}, "agenda.repeat_malformed"),
        ({"repeat": Repeat(Every.DAY, count=367)}, "agenda.repeat_malformed"),
        (
            {"repeat": Repeat(Every.DAY, until="2026-11-30")},
            "agenda.repeat_malformed",
        ),
    ],
)
def test_a_fault_has_its_code(said: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        sound(replace(GOOD, **said), PARIS)  # type: ignore[arg-type]  # the fields of a draft
    assert refusal.value.code == code


def test_what_is_said_is_cleaned() -> None:
    said = replace(GOOD, title="  Le \u202e dentiste ", reminders=(60, 0, 60))
    told = sound(replace(said, end="2026-12-01T09:00"), PARIS)
    assert (told.title, told.end) == ("Le dentiste", "")
    assert (told.zone, told.reminders) == ("Europe/Paris", (0, 60))


def test_a_whole_day_has_no_zone() -> None:
    assert sound(replace(GOOD, start="2026-12-01"), PARIS).zone == ""
