"""An image is drawn on white, in eight bits, never larger than it is."""

from PIL import Image

from app.gates.pixels import scaled


def test_what_is_seen_through_is_drawn_on_white() -> None:
    drawn = scaled(Image.new("RGBA", (2, 1), (0, 0, 0, 0)), 10)
    assert (drawn.width, drawn.height, drawn.rgb) == (2, 1, b"\xff" * 6)


def test_a_drawing_is_as_wide_as_asked_and_no_wider_than_the_image() -> None:
    wide = Image.new("L", (400, 100), 7)
    assert (scaled(wide, 40).width, scaled(wide, 40).height) == (40, 10)
    assert scaled(wide, 4000).width == 400


def test_deep_greys_go_from_black_to_white() -> None:
    deep = Image.new("I;16", (2, 1))
    deep.putpixel((0, 0), 1000)
    deep.putpixel((1, 0), 3000)
    assert scaled(deep, 10).rgb == b"\x00\x00\x00\xff\xff\xff"


def test_one_grey_stays_one() -> None:
    flat = scaled(Image.new("I;16", (2, 1), 5), 10)
    assert len(set(flat.rgb)) == 1
