"""The book of a space in memory."""

from sync.server.book import DeviceState
from sync.server.ledgers.memory.book import MemoryBook, Shelf


def test_an_empty_shelf_knows_nothing() -> None:
    book = MemoryBook(Shelf())
    assert book.space() is None
    assert book.device(b"d") == DeviceState()
    assert (book.lane(b"c"), book.lane_at(b"c", 1)) == (None, None)
    assert (book.items([b"i"]), book.members()) == ({}, [])
    assert not book.has_been(b"h")
    assert book.lacking([b"p"]) == [b"p"]


def test_a_retired_device_is_known_as_such() -> None:
    assert MemoryBook(Shelf(retired={b"d"})).device(b"d").retired
