"""A log line holds an event, ids and counts, whatever it was given."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.syncing import Seal
from app.rules.redaction import RedactingFormatter

CANARY = "Zibeline Œdème 71,2 kg"


def line(msg: str, *args: object, logger: str = "sync.courier", **extra: object) -> str:
    """Return what the formatter writes for one call."""
    record = logging.LogRecord(logger, logging.INFO, "", 0, msg, args, None)
    vars(record).update(extra)
    return RedactingFormatter().format(record)


def test_an_event_keeps_its_counts_and_ids() -> None:
    said = line("pushed %d of %s", 3, bytes(range(16)), code=Seal.WAITING)
    assert said == "INFO sync.courier pushed 3 of 00010203 code=WAITING"


def test_words_of_a_person_never_come_out() -> None:
    said = line("opened %s", CANARY, title=CANARY, code=CANARY)
    assert said == "INFO sync.courier opened * code=*"


def test_another_library_only_says_that_it_spoke() -> None:
    assert line(f"GET /{CANARY}", logger="httpx") == "INFO httpx"


def test_an_error_gives_its_class_and_code() -> None:
    error = Refused("import.damaged", name=CANARY)
    record = logging.LogRecord(
        "app", 40, "", 0, "failed", (), (type(error), error, None)
    )
    assert RedactingFormatter().format(record) == (
        "ERROR app failed error=Refused:import.damaged"
    )


@given(st.text(min_size=4), st.dictionaries(st.text(), st.text(min_size=4)))
def test_no_text_given_as_a_value_is_written(text: str, mapping: object) -> None:
    assert line("seen %s %s", text, mapping) == "INFO sync.courier seen * *"


def test_the_plain_formatter_would_leak(caplog: pytest.LogCaptureFixture) -> None:
    record = logging.LogRecord("app", 20, "", 0, "opened %s", (CANARY,), None)
    assert CANARY in logging.Formatter().format(record)
    assert caplog.records == []
