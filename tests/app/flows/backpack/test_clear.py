"""The copy in clear is read by any program, and holds no key."""

import io
import json
import zipfile
from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.entry import Link
from app.domain.errors import Refused
from app.domain.write import Write
from app.flows.backpack import members
from app.flows.backpack.clear import AGENDA, BUNDLE, RESOURCES, export_clear
from app.flows.backpack.packing import Packed
from app.flows.traces import tables
from tests.app.flows.backpack.conftest import SPACE, Place, entry
from tests.storage.contract.test_traces import POINTS, segment


def opened(place: Place) -> zipfile.ZipFile:
    sink = io.BytesIO()
    export_clear(place.backpack, sink)
    return zipfile.ZipFile(sink)


@pytest.mark.covers("C-160")
def test_documents_are_there_as_they_were_received(full: Place) -> None:
    archive = opened(full)
    (name,) = [one for one in archive.namelist() if one.startswith("documents/")]
    assert archive.read(name) == b"%PDF" + bytes(1 << 20)
    assert name.endswith(".pdf")
    assert "\n" not in name


def test_every_resource_is_one_line_of_json(full: Place) -> None:
    lines = opened(full).read(RESOURCES).splitlines()
    assert [json.loads(line) for line in lines if line.startswith(b"{")] == [{"a": "é"}]


def test_every_resource_is_in_one_bundle_as_it_is_kept(full: Place) -> None:
    body = b'{"resourceType":"Observation","valueDecimal":72.50}'
    kept = entry(9, body=body)
    full.vault.commit(Write(SPACE, entries=(kept,)))
    raw = opened(full).read(BUNDLE)
    (found,) = json.loads(raw)["entry"]
    assert found["fullUrl"] == f"urn:uuid:{UUID(bytes=kept.id)}"
    assert body in raw


@pytest.mark.covers("C-011")
@pytest.mark.covers("C-012")
def test_a_document_names_what_it_is_about(full: Place) -> None:
    stay, body = replace(entry(8), kind="stay"), b'{"resourceType":"DocumentReference"}'
    links = (Link("about", stay.id), Link("about", entry(7).id))
    paper = replace(entry(9, body=body), kind="document", links=links)
    kept = (stay, paper)
    full.vault.commit(Write(SPACE, entries=kept))
    lines = opened(full).read(RESOURCES).splitlines()
    found = [json.loads(one) for one in lines if b"DocumentReference" in one]
    named = {"reference": f"Encounter/{UUID(bytes=stay.id)}"}
    assert found == [{**json.loads(body), "context": {"encounter": [named]}}]
    assert full.vault.entry(SPACE, paper.id).body == body


@pytest.mark.covers("C-115")
def test_no_key_no_log_no_extracted_words(full: Place) -> None:
    archive = opened(full)
    kept = {members.KEYS, members.STANDING, members.LOG, members.WAITING}
    assert kept.isdisjoint(archive.namelist())
    whole = b"".join(archive.read(name) for name in archive.namelist())
    for secret in (*full.vault.secrets("").values(), bytes([7]) * 32):
        assert len(secret) < 4 or secret not in whole
    assert "hémoglobine".encode() not in whole


def test_each_member_has_its_hash(full: Place) -> None:
    archive = opened(full)
    told = json.loads(archive.read(members.MANIFEST))
    assert set(told["members"]) == set(archive.namelist()) - {members.MANIFEST}


def test_it_says_what_it_holds_and_what_is_missing(full: Place) -> None:
    told: list[tuple[int, int]] = []
    sink = io.BytesIO()
    packed = export_clear(
        full.backpack, sink, progress=lambda done, total: told.append((done, total))
    )
    assert packed == Packed(entries=3, files=1, missing=0, documents=1)
    assert told[-1] == (3, 3)
    full.blobs._whole.clear()
    assert export_clear(full.backpack, io.BytesIO()).missing == 1


def test_it_can_be_stopped(full: Place) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Refused("cancelled")

    with pytest.raises(Refused, match="cancelled"):
        export_clear(full.backpack, io.BytesIO(), progress=stop)


@pytest.mark.covers("C-160")
def test_what_sensors_said_is_a_table_when_there_is_any(full: Place) -> None:
    assert tables.NAME not in opened(full).namelist()
    full.vault.commit(Write(SPACE, entries=(replace(segment(9, POINTS), space=SPACE),)))
    said = opened(full).read(tables.NAME).decode().splitlines()
    assert len(said) == len(POINTS) + 1
    assert said[1] == (
        '"interstitial-glucose","import:libre","mg/dL",2024-10-04T00:00:00Z,100,2'
    )


@pytest.mark.covers("C-065")
def test_the_agenda_is_there_for_other_agendas_when_there_is_one(full: Place) -> None:
    assert AGENDA not in opened(full).namelist()
    sink = io.BytesIO()
    export_clear(full.backpack, sink, agenda=b"BEGIN:VCALENDAR")
    assert zipfile.ZipFile(sink).read(AGENDA) == b"BEGIN:VCALENDAR"
