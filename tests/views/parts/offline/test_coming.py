"""What a document weighs is what its received files do."""

from dataclasses import replace

from tests.screens.homes import filled
from views.parts.offline.coming import weight_of


def test_only_the_files_received_are_counted() -> None:
    entry = filled().documents.list()[0]
    one = entry.attachments[0]
    files = (
        replace(one, plain_size=1000),
        replace(one, plain_size=24, role="original"),
        replace(one, plain_size=5, role="text"),
    )
    assert weight_of(replace(entry, attachments=files)) == 1024
