"""Each request the client can make has a reason a person understands."""

import re
from pathlib import Path

import pytest

from app.domain.departure import Purpose
from sync import client
from sync.client.purposes import purpose_of

ROOM = Path(client.__file__).parent
ID = "0a" * 16


def paths() -> set[str]:
    """Return every path written in the client, its holes filled with an id."""
    others = (file for file in ROOM.glob("*.py") if file.name != "purposes.py")
    sources = "".join(file.read_text(encoding="utf-8") for file in others)
    written = re.findall(r'"(/v1/[^"?]*)', sources)
    return {re.sub(r"\{[^}]*\}", ID, path) for path in written}


@pytest.mark.covers("C-157")
@pytest.mark.parametrize("path", sorted(paths()))
def test_a_path_of_the_client_has_a_reason(path: str) -> None:
    known = [purpose_of(method, path) for method in ("GET", "POST", "PUT")]
    assert set(known) != {Purpose.OTHER}


def test_there_are_paths_to_look_at() -> None:
    assert len(paths()) > 12


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("POST /v1/session", Purpose.CONNECT),
        ("POST /v1/session/challenge", Purpose.CONNECT),
        ("GET /v1/server", Purpose.CHECK),
        (f"GET /v1/identities/{ID}/vault", Purpose.DEVICES),
        (f"POST /v1/enrol/{ID}/envelope", Purpose.JOIN),
        (f"POST /v1/spaces/{ID}/changes", Purpose.SEND),
        ("POST /v1/spaces", Purpose.SEND),
        ("GET /v1/spaces", Purpose.RECEIVE),
        (f"GET /v1/spaces/{ID}/changes", Purpose.RECEIVE),
        (f"GET /v1/spaces/{ID}/offers", Purpose.RECEIVE),
        (f"POST /v1/spaces/{ID}/acks", Purpose.RECEIVE),
        (f"PUT /v1/spaces/{ID}/blobs/{ID}", Purpose.SEND_FILES),
        (f"POST /v1/spaces/{ID}/blobs/missing", Purpose.SEND_FILES),
        (f"GET /v1/spaces/{ID}/blobs/{ID}", Purpose.RECEIVE_FILES),
        ("GET /v1/events", Purpose.LISTEN),
        ("GET /api/v1/entries.json", Purpose.NIGHTSCOUT),
        ("GET /famille/api/v1/entries.json", Purpose.NIGHTSCOUT),
        ("POST /api/v1/entries.json", Purpose.OTHER),
        ("GET /elsewhere", Purpose.OTHER),
        (f"DELETE /v1/spaces/{ID}/changes", Purpose.OTHER),
    ],
)
def test_a_request_is_told_by_its_reason(asked: str, why: Purpose) -> None:
    method, _, path = asked.partition(" ")
    assert purpose_of(method, path) is why
    assert re.fullmatch("[a-z_]+", why)
