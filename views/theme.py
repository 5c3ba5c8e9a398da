"""Colours, sizes and type of the whole interface, in light and in dark."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeVar

import flet as ft

from views.text import LANGUAGES, _

T = TypeVar("T")

FAMILY: Final = "Alveole"
STRONG: Final = "Alveole Gras"
FALLBACK: Final = "Secours"
RADIUS: Final = 12
TARGET: Final = 48
RING: Final = 4
COLUMN: Final = 720
WIDE: Final = 840
SCALES: Final = (1.0, 1.25, 1.5, 1.75, 2.0)
LOCKS: Final = (300, 120, 60, 30)
"""Seconds a space may stay open untouched; the first is the longest allowed."""


@dataclass(frozen=True, slots=True)
class Palette:
    """« Couleurs » : one set of roles; every pair is checked by a contrast test."""

    page: str
    card: str
    raised: str
    ink: str
    secondary: str
    primary: str
    on_primary: str
    alert: str
    on_alert: str
    notice: str
    border: str
    focus: str
    ring_inside: str
    tint_primary: str
    tint_alert: str
    tint_notice: str


LIGHT: Final = Palette(
    page="#FBF8F2",
    card="#FFFFFF",
    raised="#FFFFFF",
    ink="#16233A",
    secondary="#44506A",
    primary="#0B5D57",
    on_primary="#FFFFFF",
    alert="#9C3D1E",
    on_alert="#FFFFFF",
    notice="#7A5200",
    border="#7B8496",
    focus="#1A4FD6",
    ring_inside="#FFC940",
    tint_primary="#E3F0ED",
    tint_alert="#F9E8E0",
    tint_notice="#FBEFD3",
)
DARK: Final = Palette(
    page="#121A29",
    card="#1B2537",
    raised="#24304A",
    ink="#F1EDE4",
    secondary="#B9C0CF",
    primary="#7FD1C4",
    on_primary="#121A29",
    alert="#F2A98C",
    on_alert="#121A29",
    notice="#F0C56B",
    border="#8A95AB",
    focus="#8DB4FF",
    ring_inside="#121A29",
    tint_primary="#16332F",
    tint_alert="#3A241C",
    tint_notice="#362B14",
)


@dataclass(frozen=True, slots=True)
class Spine:
    """« Tranche » : the colour of one category of documents, always with its word."""

    light: str
    dark: str
    icon: ft.IconData


SPINES: Final = {
    "ORD_SOIN": Spine("#0B5D57", "#7FD1C4", ft.Icons.MEDICATION_OUTLINED),
    "BIOLOGIE": Spine("#9C3D1E", "#F2A98C", ft.Icons.SCIENCE_OUTLINED),
    "CPT_REND": Spine("#1F4E8C", "#8DB4FF", ft.Icons.ARTICLE_OUTLINED),
    "RADIO_SC": Spine("#5B3A8C", "#C5A8F0", ft.Icons.CAMERA_ROLL_OUTLINED),
    "CERT_MED": Spine("#7A5200", "#F0C56B", ft.Icons.APPROVAL_OUTLINED),
    "DEPISTAG": Spine("#7A5200", "#F0C56B", ft.Icons.HEALTH_AND_SAFETY_OUTLINED),
    "CAR_VAC": Spine("#00687A", "#7CCBDC", ft.Icons.VACCINES_OUTLINED),
    "DIR_ANT": Spine("#8A1F5C", "#F0A3CC", ft.Icons.FRONT_HAND_OUTLINED),
    "VDP": Spine("#8A1F5C", "#F0A3CC", ft.Icons.VOLUNTEER_ACTIVISM_OUTLINED),
    "REMB": Spine("#2F6B1F", "#A5D38B", ft.Icons.RECEIPT_LONG_OUTLINED),
    "SYNTHESE": Spine("#16233A", "#F1EDE4", ft.Icons.STAR_OUTLINE),
    "SYNTH_PML": Spine("#16233A", "#F1EDE4", ft.Icons.PERSON_OUTLINE),
    "QUEST_SANTE": Spine("#00687A", "#7CCBDC", ft.Icons.QUIZ_OUTLINED),
    "AUTONOMIE": Spine("#6B4A2B", "#D8B48C", ft.Icons.GROUP_OUTLINED),
    "DOC_ADM": Spine("#4A5568", "#A9B4C6", ft.Icons.BADGE_OUTLINED),
    "AUTR_DOC": Spine("#4A5568", "#A9B4C6", ft.Icons.FOLDER_OUTLINED),
    "A_RANGER": Spine("#4A5568", "#A9B4C6", ft.Icons.INBOX_OUTLINED),
}


@dataclass(frozen=True, slots=True)
class Look:
    """« Apparence » : what the person chose on this device.

    *mode*, *contrast* and *motion* may be `system`: then *dark*, *sharp* (strong
    contrast) and *still* (nothing moves) are what the device itself asks for.
    """

    scale: float = 1.0
    mode: str = "system"
    language: str = "fr"
    contrast: str = "system"
    motion: str = "system"
    lock_seconds: int = LOCKS[0]
    dark: bool = False
    sharp: bool = False
    still: bool = False

    @property
    def palette(self) -> Palette:
        """The roles in use."""
        roles = DARK if self.dark else LIGHT
        if not self.sharp:
            return roles
        return replace(roles, border=roles.ink, secondary=roles.ink)

    def kept(self) -> Mapping[str, str]:
        """Return what this device remembers of it."""
        return {
            "scale": str(self.scale),
            "mode": self.mode,
            "language": self.language,
            "contrast": self.contrast,
            "motion": self.motion,
            "lock": str(self.lock_seconds),
        }


def look_of(kept: Mapping[str, str]) -> Look:
    """Read the look kept on this device; anything odd gives the default."""
    return Look(
        scale=_one_of(SCALES, kept.get("scale")),
        mode=_one_of(("system", "light", "dark"), kept.get("mode")),
        language=_one_of(tuple(LANGUAGES), kept.get("language")),
        contrast=_one_of(("system", "high"), kept.get("contrast")),
        motion=_one_of(("system", "still"), kept.get("motion")),
        lock_seconds=_one_of(LOCKS, kept.get("lock")),
    )


def _one_of(allowed: tuple[T, ...], kept: str | None) -> T:
    """Return the value written *kept*, else the first one."""
    return {str(value): value for value in allowed}.get(kept or "", allowed[0])


def look() -> Look:
    """Return the look of the page being drawn."""
    chosen = getattr(ft.context.page.data, "look", None)
    return chosen if isinstance(chosen, Look) else Look()


def size(pixels: float) -> int:
    """Return a length that follows the text size the person chose."""
    return round(pixels * look().scale)


def modes() -> dict[str, str]:
    """Return the colour modes, in the order to offer them."""
    return {"system": _("Comme l'appareil"), "light": _("Clair"), "dark": _("Sombre")}
