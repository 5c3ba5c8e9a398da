"""A server says whose word it takes, by keys alone."""

from app.domain.authority import Authority


def test_two_servers_of_one_directory_are_not_the_same() -> None:
    here = Authority("https://a.exemple.fr", bytes(32), b"d" * 32)
    assert here != Authority("https://b.exemple.fr", bytes(32), b"d" * 32)
