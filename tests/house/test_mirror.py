"""Each source file has its test twin, and each twin its source."""

from pathlib import Path

from tests.house.walk import TREE, named, sources

EXEMPT_FOLDERS = (
    *("app/domain", "app/ports", "app/kinds", "views/screens"),
    *("sync/radio/lab/", "sync/feeds/lab/"),
)
"""Values and Protocols hold no behaviour of their own beyond what is listed; kinds
are tested as one shelf; screens live in `tests/screens`; virtual devices play
together, in `tests/sync/radio/test_lab.py` and `tests/ble`; the fictitious register
plays in `tests/sync/feeds` and `tests/app/flows/vaccines/test_receiving.py`."""
EXEMPT = {
    *(
        "sync/wire/messages.py",
        "sync/wire/peer.py",
        "views/house.py",
        "views/launchers.py",
        "views/locks.py",
    ),
    "views/way_in.py",
}
"""Messages and Protocols only."""


def twin(source: Path) -> Path:
    """Return where the test of *source* lives."""
    place = source.relative_to(TREE)
    return TREE / "tests" / place.parent / f"test_{place.name}"


def test_each_source_has_its_test() -> None:
    alone = [
        named(path)
        for path in sources()
        if path.name not in {"__init__.py", "__main__.py"}
        and not named(path).startswith(EXEMPT_FOLDERS)
        and named(path) not in EXEMPT
        and not twin(path).exists()
    ]
    assert alone == []


def test_each_test_has_its_source() -> None:
    lost = []
    for room in ("app", "views", "storage", "sync"):
        for path in sorted((TREE / "tests" / room).rglob("test_*.py")):
            place = path.relative_to(TREE / "tests")
            source = TREE / place.parent / place.name.removeprefix("test_")
            package = source.with_suffix("") / "__init__.py"
            folder = TREE / place.parent / "__init__.py"
            shelf = place.name == f"test_{place.parent.name}.py" and folder.exists()
            if "contract" not in place.parts and not (
                source.exists() or package.exists() or shelf
            ):
                lost.append(named(path))
    assert lost == []
