"""The backpack holds everything of the space, under a passphrase and the paper key."""

import io
from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.crypto.backup import RECOVERY, read_header
from app.crypto.recovery import recovery_text
from app.domain.errors import Refused
from app.flows.backpack import members
from app.flows.backpack.laying import Laid
from app.flows.backpack.opening import open_archive
from app.flows.backpack.packing import Packed
from tests.app.flows.backpack.conftest import PAPER, PASSPHRASE, Place, now


@pytest.mark.covers("C-135")
def test_it_says_what_it_holds(full: Place) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))

    packed = full.backpack.export(io.BytesIO(), PASSPHRASE, progress=progress)
    assert packed == Packed(entries=3, files=2, missing=0, documents=1)
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.covers("C-160")
def test_a_page_inside_leads_to_each_original(full: Place) -> None:
    """Only what is really there has a place; words drawn from a file have none."""
    asked: list[Laid] = []

    def page(laid: Sequence[Laid]) -> list[bytes]:
        asked.extend(laid)
        return [b"<!doctype html>"]

    outside = replace(full.backpack.outside, page=page)
    sink = io.BytesIO()
    replace(full.backpack, outside=outside).export(sink, PASSPHRASE)
    archive = open_archive(sink, "passphrase", PASSPHRASE)
    assert archive.unpacking.whole(members.INDEX) == b"<!doctype html>"
    (places,) = [one.files for one in asked if one.entry.kind == "document"]
    assert places == (f"originals/{bytes([8]).hex() * 16}",)
    assert all(map(archive.unpacking.has, places))


def test_a_file_that_is_not_here_is_told(full: Place) -> None:
    full.blobs._whole.clear()
    packed = full.backpack.export(io.BytesIO(), PASSPHRASE)
    assert packed == Packed(entries=3, files=0, missing=2, documents=1)


def test_both_ways_open_it(exported: io.BytesIO) -> None:
    by_phrase = open_archive(exported, "passphrase", PASSPHRASE)
    by_paper = open_archive(exported, RECOVERY, recovery_text(PAPER))
    assert by_phrase.secrets == by_paper.secrets


def test_without_a_known_recovery_key_the_passphrase_alone_opens_it(
    full: Place,
) -> None:
    del full.memory.state.secrets["recovery"]
    sink = io.BytesIO()
    full.backpack.export(sink, PASSPHRASE)
    assert [way.way for way in read_header(sink.getvalue())[0].ways] == ["passphrase"]
    with pytest.raises(Refused, match=r"backup\.key"):
        open_archive(sink, RECOVERY, recovery_text(PAPER))


def test_the_keys_of_the_device_stay_on_it(exported: io.BytesIO) -> None:
    archive = open_archive(exported, "passphrase", PASSPHRASE)
    assert set(archive.secrets) == {"recovery", "ck/x"}


@pytest.mark.covers("C-115")
def test_nothing_is_in_clear(exported: io.BytesIO) -> None:
    raw = exported.getvalue()
    for canary in ("hémoglobine", "Pesée", "Ordonnance", members.KEYS, "edited"):
        assert canary.encode() not in raw


def test_two_exports_share_no_byte_of_their_envelopes(full: Place) -> None:
    sinks = [io.BytesIO(), io.BytesIO()]
    backpack = full.backpack
    for sink in sinks:
        backpack.export(sink, PASSPHRASE)
    one, other = (sink.getvalue()[400:464] for sink in sinks)
    assert one != other


def test_an_altered_file_stops_the_export(full: Place) -> None:
    blob = next(iter(full.vault.blobs()))
    stamp, content = full.blobs._whole[blob]
    full.blobs._whole[blob] = stamp, content[:-1] + bytes([content[-1] ^ 1])
    with pytest.raises(Refused, match=r"commit\.mismatch"):
        full.backpack.export(io.BytesIO(), PASSPHRASE)


@pytest.mark.covers("C-150")
def test_the_last_backpack_is_remembered(full: Place) -> None:
    assert full.backpack.last() == 0
    full.backpack.kept()
    assert full.backpack.last() == int(now().timestamp() * 1000)


def test_a_phrase_easy_to_guess_is_refused(full: Place) -> None:
    full.backpack.check(PASSPHRASE)
    with pytest.raises(Refused, match=r"passphrase\.weak"):
        full.backpack.check("motdepasse")


def test_its_weight_is_told_before(full: Place) -> None:
    assert full.backpack.weight() == len(b"%PDF" + bytes(1 << 20)) + len(
        "hémoglobine".encode()
    )


def test_what_the_progress_raises_ends_it(full: Place) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Refused("cancelled")

    with pytest.raises(Refused, match="cancelled"):
        full.backpack.export(io.BytesIO(), PASSPHRASE, progress=stop)
