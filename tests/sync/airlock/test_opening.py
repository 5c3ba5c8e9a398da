"""A file inside another is read, drawn and taken out; never one inside that one."""

from dataclasses import replace

import msgspec
import pytest

from app.domain.errors import Refused
from app.domain.foreign import Block, Extract, Found, Hit, Matter, Part, Shape
from app.domain.immunization import Coded, Immunization
from app.gates.paged import Foreign
from app.gates.pixels import Pixels
from app.imports import PARTS_MAX, Confidence, Reader, Within
from sync.airlock.frames import Ask, Want
from sync.airlock.opening import opened

BOX = b"box:"
TYPED = "Sésame"
THINGS = (
    Found(
        Matter.VACCINE,
        "Vaccin grippe",
        dose=Immunization(codes=(Coded("urn:x", "1", "y"),), lot="A1"),
    ),
)


def a_box(content: bytes) -> tuple[Within, ...]:
    """Return what lies between bars, each named by its rank."""
    if not content.startswith(BOX):
        return ()
    inside = content.removeprefix(BOX).split(b"|")
    return tuple(Within(f"{rank}.bin", one) for rank, one in enumerate(inside))


def always(_head: bytes, _name: str) -> Confidence:
    return Confidence.SURE


def drawn(content: bytes, page: int, width: int) -> Pixels:
    if page >= len(content):
        raise Refused("import.no_page")
    return Pixels(width, 1, content[page : page + 1] * 3 * width)


LEAF = Reader(
    ("text/plain",),
    always,
    lambda content: Extract(
        "text/plain", len(content), text=content.decode(), found=THINGS
    ),
    drawn,
    lay=lambda content: (Block(Shape.PARAGRAPH, (content.decode(),)),),
    unlock=lambda _content, password: password.encode(),
    find=lambda content, words: tuple(
        Hit(at, ()) for at, sign in enumerate(content.decode()) if sign == words
    ),
)
CONTAINER = Reader(
    ("application/x-box",),
    always,
    lambda _: Extract("application/x-box", 0, text="boîte", findings=("box.open",)),
    parts=a_box,
)


def find(content: Foreign, _name: str) -> Reader:
    """Choose between the two, or refuse."""
    if content.startswith(b"?"):
        raise Refused("import.unknown_format")
    if content.startswith(b"!"):
        return replace(CONTAINER, apart=True)
    return CONTAINER if content.startswith(BOX) else LEAF


def asked(content: bytes, want: Want, *, rank: int = 0, width: int = 0) -> Ask:
    return Ask("x", len(content), want, rank, width)


def test_the_pages_and_words_of_what_is_inside_are_counted() -> None:
    content = BOX + b"ab|?|cde"
    answer, _ = opened(find, content, asked(content, Want.READ))
    assert (answer.pages, answer.text) == (5, "boîte\n\nab\n\ncde")
    assert answer.parts == (
        Part("0.bin", "text/plain", 2),
        Part("1.bin", "", 1),
        Part("2.bin", "text/plain", 3),
    )
    assert answer.findings == ("box.open",)


@pytest.mark.parametrize(("page", "shown"), [(0, b"a"), (1, b"b"), (2, b"c")])
def test_a_page_is_drawn_in_the_file_that_holds_it(page: int, shown: bytes) -> None:
    content = BOX + b"ab|?|cde"
    ask = asked(content, Want.DRAW, rank=page, width=1)
    assert opened(find, content, ask)[1] == shown * 3


def test_a_part_comes_out_as_it_is() -> None:
    content = BOX + b"ab|?|cde"
    answer, taken = opened(find, content, asked(content, Want.PART, rank=1))
    assert (answer.size, taken) == (1, b"?")


@pytest.mark.parametrize(
    ("want", "code"),
    [(Want.DRAW, r"import\.no_page"), (Want.PART, r"import\.no_part")],
)
def test_what_is_not_there_is_said(want: Want, code: str) -> None:
    content = BOX + b"ab"
    with pytest.raises(Refused, match=code):
        opened(find, content, asked(content, want, rank=9, width=1))


def test_words_are_found_on_the_pages_of_what_is_inside() -> None:
    content = BOX + b"ab|?|cab"
    ask = msgspec.structs.replace(asked(content, Want.FIND), words="b")
    assert [hit.page for hit in opened(find, content, ask)[0].hits] == [1, 4]


def test_a_password_gives_a_copy_that_needs_none() -> None:
    ask = msgspec.structs.replace(asked(b"ab", Want.UNLOCK), password=TYPED)
    answer, copy = opened(find, b"ab", ask)
    assert (answer.size, copy) == (len(copy), TYPED.encode())
    box = msgspec.structs.replace(ask, size=5)
    with pytest.raises(Refused, match=r"import\.password_wrong"):
        opened(find, BOX + b"a", box)


def test_no_text_made_of_a_question_shows_its_words_nor_its_password() -> None:
    ask = Ask("nom.pdf", 3, Want.FIND, password=TYPED, words="VIH")
    shown = f"{ask}{ask!r}"
    assert [word for word in ("nom", TYPED, "VIH") if word in shown] == []


def test_a_box_in_a_box_says_its_own_words_and_stays_shut() -> None:
    """A clinical document inside another is read; what it encloses is not."""
    content = BOX + BOX + b"ab"
    answer, _ = opened(find, content, asked(content, Want.READ))
    assert (answer.text, answer.pages) == ("boîte\n\nboîte", 0)
    assert [one.media_type for one in answer.parts] == ["application/x-box"]
    with pytest.raises(Refused, match=r"import\.no_page"):
        opened(find, content, asked(content, Want.DRAW, width=1))


def test_an_archive_inside_is_never_opened() -> None:
    content = BOX + b"!ab"
    answer, _ = opened(find, content, asked(content, Want.READ))
    assert (answer.text, answer.parts[0].media_type) == ("boîte", "")


def test_too_many_files_inside_are_refused() -> None:
    content = BOX + b"|" * PARTS_MAX
    with pytest.raises(Refused, match=r"import\.too_large"):
        opened(find, content, asked(content, Want.READ))


def test_words_keep_their_shape() -> None:
    answer, _ = opened(find, b"bonjour", asked(b"bonjour", Want.LAY))
    assert answer.blocks == (Block(Shape.PARAGRAPH, ("bonjour",)),)
    assert answer.found == THINGS
