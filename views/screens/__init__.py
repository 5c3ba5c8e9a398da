"""« Écrans » : one file a screen, each gives one `SCREEN`; flows are all they call."""

from app.registry import collect
from views.house import Screen


def all_screens() -> tuple[Screen, ...]:
    """Every screen of this build, those whose address is all written first.

    The router takes the first that fits: « /documents/corbeille » is no document.
    """
    import views.screens as package

    found = collect(package, "SCREEN")
    return tuple(sorted(found, key=lambda screen: screen.route.count(":")))
