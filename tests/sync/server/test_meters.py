"""Counters as OpenMetrics text, without an id."""

from sync.server.meters import Meters


def test_counters_and_figures_make_one_page() -> None:
    meters = Meters()
    meters.add("ops", by=3)
    meters.add("refusals", "not_found")
    assert meters.text({"wal_bytes": 7}).splitlines() == [
        "alveole_ops_total 3",
        'alveole_refusals_total{code="not_found"} 1',
        "alveole_wal_bytes 7",
        "# EOF",
    ]
