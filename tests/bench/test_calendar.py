"""The bench of the calendar runs, and compares with what it names."""

from bench.calendar import goals


def test_the_bench_of_the_calendar_runs() -> None:
    alone, beside = goals(quick=True)
    assert alone.value > 0
    assert beside.reference
    assert beside.reference[0] == "fhir.resources"
