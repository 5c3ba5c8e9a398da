"""« Écrans » : one file a screen, each gives one `SCREEN`; flows are all they call."""

from app.registry import collect
from views.house import Screen


def all_screens() -> tuple[Screen, ...]:
    """Every screen of this build."""
    import views.screens as package

    return collect(package, "SCREEN")
