"""The « sas » says where images lie, and draws one from its bytes alone."""

import zlib

import numpy as np
import pytest

from app.domain.errors import Refused
from app.domain.imaging import Look
from sync.airlock.exam import unpacked
from sync.airlock.frames import PAGED_MAX
from sync.airlock.parent import SealedAirlock
from tests.fictitious.imaging import LOSSLESS, a_file, a_slice, an_exam, compressed

pytestmark = pytest.mark.covers("C-013")


def packed(content: bytes) -> bytes:
    """Return what an archive keeps of a file."""
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(content) + packing.flush()


def test_every_image_of_an_archive_is_drawn_from_its_own_bytes(
    an_airlock: SealedAirlock,
) -> None:
    content = an_exam(4, side=48)
    study = an_airlock.study(content)
    (series,) = study.series
    for rank, where in enumerate(series.slices):
        piece = content[where.start : where.start + where.size]
        alone, scale = an_airlock.shade(piece, where, width=48, look=Look())
        assert alone == an_airlock.draw(content, page=rank, width=48)
        assert (scale.across, scale.look) == (0.7, Look(40, 400))


def test_a_look_changes_the_picture(an_airlock: SealedAirlock) -> None:
    content = a_slice(side=48)
    (where,) = an_airlock.study(content).series[0].slices
    soft, lung = (
        an_airlock.shade(content, where, width=48, look=look)
        for look in (Look(40, 400), Look(-600, 1500))
    )
    assert soft[0].png != lung[0].png
    assert lung[1].look == Look(-600, 1500)


def test_what_is_no_exam_says_so(an_airlock: SealedAirlock) -> None:
    with pytest.raises(Refused, match=r"import\.no_image"):
        an_airlock.study(b"bonjour")


def test_a_compressed_image_is_drawn_inside_the_seal(an_airlock: SealedAirlock) -> None:
    plain = a_file(np.arange(4096, dtype=np.uint16).reshape(64, 64))
    wanted = an_airlock.draw(plain, page=0, width=64)
    for syntax in LOSSLESS:
        assert an_airlock.draw(compressed(plain, syntax), page=0, width=64) == wanted


def test_what_was_packed_is_unpacked_to_its_size_and_no_further() -> None:
    assert unpacked(b"as it is", 0) == b"as it is"
    assert unpacked(packed(b"abc" * 99), 297) == b"abc" * 99
    for content, size, code in (
        (packed(b"abc"), 4, "import.damaged"),
        (b"\xff\xff", 9, "import.damaged"),
        (packed(bytes(9)), PAGED_MAX + 1, "import.too_large"),
    ):
        with pytest.raises(Refused, match=code):
            unpacked(content, size)
    assert len(unpacked(packed(bytes(1 << 20)), 64)) == 64
