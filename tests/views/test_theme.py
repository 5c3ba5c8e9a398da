"""Every pair of colours in use is readable, in light and in dark."""

from itertools import product

import pytest

from views.theme import DARK, LIGHT, LOCKS, SPINES, Look, Palette, look_of

TEXT, SHAPE = 4.5, 3.0
PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours (WCAG 2), 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_knows_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@PALETTES
@pytest.mark.a11y
def test_text_is_readable_on_every_surface(palette: Palette) -> None:
    inks = (palette.ink, palette.secondary, palette.primary, palette.alert)
    tints = (palette.tint_primary, palette.tint_alert, palette.tint_notice)
    surfaces = (palette.page, palette.card, palette.raised, *tints)
    poor = [pair for pair in product(inks, surfaces) if contrast(*pair) < TEXT]
    assert poor == []


@PALETTES
def test_words_on_filled_buttons_are_readable(palette: Palette) -> None:
    assert contrast(palette.on_primary, palette.primary) >= TEXT
    assert contrast(palette.on_alert, palette.alert) >= TEXT


@PALETTES
def test_the_notice_icon_shows_on_its_tint(palette: Palette) -> None:
    assert contrast(palette.notice, palette.tint_notice) >= TEXT


@PALETTES
def test_borders_and_focus_rings_show(palette: Palette) -> None:
    for surface in (palette.page, palette.card, palette.raised):
        assert contrast(palette.border, surface) >= SHAPE
        assert contrast(palette.focus, surface) >= SHAPE
    assert contrast(palette.ring_inside, palette.primary) >= SHAPE


def test_the_focus_blue_would_not_show_on_a_filled_button() -> None:
    """The control: why a ring of another colour is drawn inside."""
    assert contrast(LIGHT.focus, LIGHT.primary) < SHAPE


def test_every_spine_shows_on_its_surfaces() -> None:
    for spine in SPINES.values():
        assert contrast(spine.light, LIGHT.card) >= TEXT
        assert contrast(spine.dark, DARK.card) >= TEXT


def test_no_colour_of_the_state_is_used() -> None:
    reserved = {"#000091", "#E1000F", "#0C419A", "#D81E7E"}
    spines = {colour for one in SPINES.values() for colour in (one.light, one.dark)}
    used = {getattr(p, name) for p in (LIGHT, DARK) for name in Palette.__slots__}
    assert not reserved & (used | spines)


def test_a_dark_look_has_dark_roles() -> None:
    assert Look(dark=True).palette is DARK
    assert Look().palette is LIGHT


def test_strong_contrast_leaves_no_pale_border_nor_pale_text() -> None:
    for look in (Look(sharp=True), Look(sharp=True, dark=True)):
        roles = look.palette
        assert contrast(roles.border, roles.page) > 7
        assert roles.secondary == roles.ink


@pytest.mark.parametrize(
    ("kept", "scale", "mode"),
    [
        ({}, 1.0, "system"),
        ({"scale": "1.5", "mode": "dark"}, 1.5, "dark"),
        ({"scale": "40", "mode": "rose"}, 1.0, "system"),
    ],
)
def test_an_odd_look_is_the_default(
    kept: dict[str, str], scale: float, mode: str
) -> None:
    assert (look_of(kept).scale, look_of(kept).mode) == (scale, mode)


def test_a_look_is_kept_and_found_again() -> None:
    look = Look(1.75, "dark", "en", "high", "still", lock_seconds=60)
    assert look_of(look.kept()) == look


@pytest.mark.covers("C-124")
def test_the_lock_may_only_come_sooner() -> None:
    assert max(LOCKS) == 300
    assert look_of({"lock": "3600"}).lock_seconds == 300
    assert look_of({"lock": "60"}).lock_seconds == 60
