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


def test_a_histogram_counts_by_duration() -> None:
    meters = Meters()
    for seconds in (0.001, 0.005, 0.3, 60.0):
        meters.time("commit", seconds)
    lines = meters.text({}).splitlines()
    assert lines[0] == 'alveole_commit_seconds_bucket{le="0.005"} 2'
    assert 'alveole_commit_seconds_bucket{le="0.25"} 2' in lines
    assert 'alveole_commit_seconds_bucket{le="0.5"} 3' in lines
    assert lines[-4:] == [
        'alveole_commit_seconds_bucket{le="+Inf"} 4',
        "alveole_commit_seconds_count 4",
        "alveole_commit_seconds_sum 60.306",
        "# EOF",
    ]
