"""Plain values compare by what they hold, and say nothing secret."""

from sync.server.records import Page, PageRow, Quota


def test_rows_with_the_same_bytes_are_equal() -> None:
    row = PageRow(1, 0, 0, b"op", b"hash")
    assert row == PageRow(1, 0, 0, b"op", b"hash")
    assert Page(1, b"h", [], [row], more=False).rows == [row]


def test_the_default_quota_is_five_gibibytes_and_200_000_ops() -> None:
    assert Quota() == Quota(5 * 1024**3, 200_000, 1024**3)
