"""Where a home lies when nobody says: the platform's folder for kept things."""

from collections.abc import Mapping
from pathlib import Path

_FOLDER = "Alveole"


def default_home(platform: str, environment: Mapping[str, str]) -> Path:
    """Return the home folder: `ALVEOLE_HOME`, else the platform's own place."""
    if given := environment.get("ALVEOLE_HOME"):
        return Path(given).absolute()
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home()) / _FOLDER
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _FOLDER
    kept = environment.get("XDG_DATA_HOME")
    return Path(kept or Path.home() / ".local" / "share") / _FOLDER.lower()
