"""The engine's connection is what a transaction says it lends."""

from storage.database import Database
from storage.sql import Writer


def test_a_transaction_lends_a_writer(a_database: Database) -> None:
    with a_database.writing() as writer:
        assert isinstance(writer, Writer)
        answer = writer.execute("SELECT 1 UNION SELECT 2")
        assert answer.fetchone() == (1,)
        assert answer.fetchall() == [(2,)]
