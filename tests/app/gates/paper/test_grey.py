"""A picture is made small, in greys of light and of ink."""

from PIL import Image

from app.gates.paper.grey import light, pale, small


def test_a_picture_is_made_small_and_never_large() -> None:
    assert small(Image.new("RGB", (1000, 500)), 100, blur=1).size == (100, 50)
    assert small(Image.new("RGB", (1000, 1)), 100, blur=1).size == (100, 1)
    assert small(Image.new("RGB", (30, 20)), 100, blur=1).size == (30, 20)


def test_paper_is_pale_and_wood_is_not() -> None:
    pictures = [
        Image.new("RGB", (1, 1), one) for one in ((250, 248, 240), (200, 150, 90))
    ]
    paper, wood = (float(pale(one)[0, 0]) for one in pictures)
    assert (paper, wood) == (240, 90)
    assert light(pictures[0])[0, 0] > light(pictures[1])[0, 0]
