"""Every library we ship may be shipped with EUPL-1.2 code."""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ALLOWED = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|HPND|Unlicense"
    r"|Zlib|zlib|CC0|0BSD|LGPL|BlueOak",
)
REFUSED = re.compile(
    r"(?<!L)(?<!Lesser )GPL|AGPL|Proprietary|Commercial", re.IGNORECASE
)
KNOWN = {
    "flet-desktop": "Apache-2.0",
    "fhir-resources": "BSD",
    "fhir-core": "BSD",
    "sqlcipher3": "Zlib",
}
"""Read in the archives of libraries whose metadata says nothing."""


def shipped(lock: str) -> list[str]:
    """Return the names locked for the program itself."""
    return re.findall(r"^([a-z0-9][a-z0-9._-]*)==", lock, re.MULTILINE)


def licence(found: Distribution) -> str:
    """Return what a distribution says of its licence, wherever it says it."""
    said = found.metadata
    classifiers = [c for c in said.get_all("Classifier") or [] if "License" in c]
    names = ("License-Expression", "License")
    words = [*(said[name] for name in names if name in said), *classifiers]
    return " ".join(word.splitlines()[0] for word in words if word)


def test_each_licence_is_allowed(tree: Path) -> None:
    names = shipped((tree / "requirements.lock").read_text(encoding="utf-8"))
    assert len(names) > 40
    wrong = {}
    for name in names:
        try:
            said = licence(distribution(name)) or KNOWN.get(name, "")
        except PackageNotFoundError:
            continue  # for another platform
        if not ALLOWED.search(said) or REFUSED.search(said):
            wrong[name] = said
    assert wrong == {}


def test_a_copyleft_licence_is_seen() -> None:
    assert REFUSED.search("GNU General Public License v3 (GPL-3.0)")
    assert not REFUSED.search("LGPL-3.0-or-later")
