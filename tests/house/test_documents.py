"""The documents are true: numbers, generated pages, commands, version, threats."""

import re
import tomllib
from pathlib import Path

import pytest

from docs.generate import LINE, pages, proofs

STATES = {"done", "partly", "not yet"}


def states(page: str) -> dict[str, str]:
    """Return the state of each capability number of *page*."""
    return {m.group(1): m.group(3) for m in LINE.finditer(page)}


@pytest.fixture
def capability_states(tree: Path) -> dict[str, str]:
    """Return the states of the committed page."""
    return states((tree / "docs/capabilities.md").read_text(encoding="utf-8"))


def test_each_number_has_a_state(tree: Path, capability_states: dict[str, str]) -> None:
    page = (tree / "docs/capabilities.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| (C-\d{3})", page, re.MULTILINE)) == set(
        capability_states
    )
    assert len(capability_states) >= 178


def test_what_is_claimed_has_a_test(capability_states: dict[str, str]) -> None:
    claimed = {n for n, state in capability_states.items() if state != "not yet"}
    assert sorted(claimed - set(proofs())) == []


def test_no_test_names_an_unknown_number(capability_states: dict[str, str]) -> None:
    assert sorted(set(proofs()) - set(capability_states)) == []


def test_the_list_is_the_design_s_list(
    tree: Path, capability_states: dict[str, str]
) -> None:
    design = tree.parent / "shared/design/capabilities.md"
    if not design.exists():
        pytest.skip("the design folder is not beside this checkout")
    numbers = re.findall(
        r"^\| (C-\d{3}) ", design.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(capability_states) == sorted(set(numbers))


@pytest.mark.parametrize(
    "name", ["capabilities.md", "lexique.md", "commands.md", "devices.md"]
)
def test_a_generated_page_is_up_to_date(tree: Path, name: str) -> None:
    written = (tree / "docs" / name).read_text(encoding="utf-8")
    assert written == pages()[name], "run `make docs`"


def test_the_readme_s_commands_exist(tree: Path) -> None:
    targets = set(
        re.findall(r"^([a-z0-9-]+):", (tree / "Makefile").read_text(), re.MULTILINE)
    )
    readme = (tree / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`make ([a-z0-9-]+)", readme))
    assert named
    assert sorted(named - targets) == []


def test_each_target_says_what_it_does(tree: Path) -> None:
    makefile = (tree / "Makefile").read_text(encoding="utf-8")
    named = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert named
    helped = re.findall(r"^([a-z0-9-]+):.*## \S", makefile, re.MULTILINE)
    assert sorted(helped) == sorted(named.group(1).split())


def test_decisions_are_numbered_without_gap_and_say_where_they_stand(
    tree: Path,
) -> None:
    pages = sorted((tree / "docs/decisions").iterdir())
    ranks = range(1, len(pages) + 1)
    assert [page.name[:4] for page in pages] == [f"{rank:04}" for rank in ranks]
    heads = [page.read_text(encoding="utf-8").splitlines()[:2] for page in pages]
    forms = [f"# {rank:04} — .+\nStatus: (accepted|superseded by)" for rank in ranks]
    wrong = [
        head
        for head, form in zip(heads, forms, strict=True)
        if not re.match(form, "\n".join(head))
    ]
    assert wrong == []


def test_every_picture_of_the_readme_is_there(tree: Path) -> None:
    readme = (tree / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"\]\((docs/screens/[^)]+)\)", readme)
    assert shown
    assert [name for name in shown if not (tree / name).exists()] == []


def test_the_version_has_its_heading(tree: Path) -> None:
    project = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))
    changelog = (tree / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{project['project']['version']}]" in changelog


def test_each_threat_names_an_existing_test(tree: Path) -> None:
    page = (tree / "docs/security.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/[\w/.]+?)`", page))
    assert named
    assert sorted(n for n in named if not (tree / n).exists()) == []


def test_no_file_names_a_registry(tree: Path) -> None:
    hosts = ("pypi." + "org", "python" + "hosted.org", "npmjs." + "org")
    suffixes = {".py", ".toml", ".lock", ".md", ".sh", ".cfg", ""}
    found = [
        path.name
        for path in tree.iterdir()
        if path.is_file() and path.suffix in suffixes
        for host in hosts
        if host in path.read_text(encoding="utf-8", errors="ignore")
    ]
    assert found == []
