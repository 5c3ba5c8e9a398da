"""An archive that would harm is refused as a whole; each check is seen to matter."""

import stat
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.gates import archive
from app.gates.archive import DOCUMENTS, EXPORT, STUDY, Limits, members

BOMBS = Path(__file__).parents[4] / "shared" / "data" / "hostile" / "generated_bombs"
Files = dict[str, bytes]


def zipped(files: Files, method: int = ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", method) as written:
        for name, content in files.items():
            written.writestr(ZipInfo(name), content, method)
    return packed.getvalue()


def linked() -> bytes:
    packed, link = BytesIO(), ZipInfo("lettre.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with ZipFile(packed, "w") as written:
        written.writestr(link, "/etc/passwd")
    return packed.getvalue()


def locked() -> bytes:
    content = bytearray(zipped({"lettre.txt": b"Bonjour"}))
    content[6] |= 1
    content[content.index(b"PK\1\2") + 8] |= 1
    return bytes(content)


def bomb(name: str) -> bytes:
    path = BOMBS / name
    if not path.exists():
        pytest.skip("the hostile files are not on this machine")
    return path.read_bytes()


def code(content: bytes, limits: Limits = DOCUMENTS) -> str:
    try:
        members(content, limits)
    except Refused as refused:
        return refused.code
    return ""


HOSTILE: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "too many files": ("_few", "import.too_large", lambda: bomb("manyfiles.zip")),
    "ways out": ("_plain_names", "import.unsafe", lambda: bomb("slip.zip")),
    "doubled names": ("_distinct_names", "import.unsafe", lambda: bomb("dupnames.zip")),
    "swollen": ("_honest", "import.too_large", lambda: bomb("ratio.zip")),
    "one too many": (
        "_few",
        "import.too_large",
        lambda: zipped({f"{n}.txt": b"" for n in range(1_001)}),
    ),
    "above": ("_plain_names", "import.unsafe", lambda: zipped({"a/../../b": b""})),
    "absolute": ("_plain_names", "import.unsafe", lambda: zipped({"/b": b""})),
    "drive": ("_plain_names", "import.unsafe", lambda: zipped({"C:b": b""})),
    "cut name": ("_plain_names", "import.unsafe", lambda: nul("a.txt_.exe")),
    "one name twice": (
        "_distinct_names",
        "import.unsafe",
        lambda: zipped({"Été.txt": b"", "E\u0301TÉ.TXT .": b""}),
    ),
    "link": ("_plain_files", "import.unsafe", linked),
    "locked": ("_unlocked", "import.locked", locked),
    "unbounded": (
        "_bounded_methods",
        "import.unknown_format",
        lambda: zipped({"a": b"a"}, ZIP_LZMA),
    ),
    "heavy": (
        "_light",
        "import.too_large",
        lambda: declared(zipped({"a": bytes(range(256)) * 40}), 201 << 20),
    ),
    "repetitive": (
        "_honest",
        "import.too_large",
        lambda: zipped({"a": bytes(5 << 20)}),
    ),
}


def nul(name: str) -> bytes:
    return zipped({name: b""}).replace(name.encode(), name.replace("_", "\0").encode())


def declared(content: bytes, size: int) -> bytes:
    """Lie about the size unpacked, and about the size packed so that it looks fair."""
    lying, at = bytearray(content), content.index(b"PK\1\2")
    lying[at + 20 : at + 28] = (size // 2).to_bytes(4, "little") + size.to_bytes(
        4, "little"
    )
    return bytes(lying)


@pytest.mark.covers("C-023")
@pytest.mark.parametrize("case", HOSTILE)
def test_a_harmful_archive_is_refused_by_one_check_only(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, refusal, make = HOSTILE[case]
    content = make()
    assert code(content) == refusal
    kept = {
        check: said for check, said in archive.CHECKS.items() if check.__name__ != name
    }
    assert len(kept) == len(archive.CHECKS) - 1
    monkeypatch.setattr(archive, "CHECKS", kept)
    monkeypatch.setattr(archive, "_packed", lambda _member: False)
    assert code(content) == ""


def test_every_check_has_a_file_it_alone_stops() -> None:
    assert {name for name, _, _ in HOSTILE.values()} == {
        check.__name__ for check in archive.CHECKS
    }


@pytest.mark.covers("C-023")
@pytest.mark.parametrize("inside", [b"PK\3\4", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf"])
def test_an_archive_inside_another_is_refused_except_in_a_study(inside: bytes) -> None:
    nested = zipped({"lettre.txt": b"Bonjour", "autre": inside + bytes(40)})
    assert code(nested) == "import.unsafe"
    assert code(nested, STUDY) == ""


def test_the_nested_bomb_is_refused() -> None:
    assert code(bomb("nested3.zip")) == "import.unsafe"
    assert code(bomb("nested3.zip"), STUDY) == ""


def test_an_office_document_is_one_file() -> None:
    letter = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    assert code(zipped({"lettre.docx": letter})) == ""


def test_a_black_page_among_others_condemns_nothing() -> None:
    assert code(zipped({"noire": bytes(900_000)})) == ""


@given(
    files=st.dictionaries(
        st.text("abcdéï0123456789", min_size=1, max_size=9),
        st.binary(max_size=300),
        max_size=9,
    )
)
@settings(max_examples=50)
def test_what_was_packed_comes_back_file_by_file(files: Files) -> None:
    named = {
        f"dossier/{rank}-{name}.txt": files[name] for rank, name in enumerate(files)
    }
    found = members(zipped({"dossier/": b"", **named}), Limits(nested=True))
    assert {one.name: one.read() for one in found} == named
    assert [one.size for one in found] == [len(one) for one in named.values()]


def test_the_start_of_a_file_is_read_alone() -> None:
    (only,) = members(zipped({"a": b"0123456789"}))
    assert (only.read(4), only.read()) == (b"0123", b"0123456789")


def test_a_file_is_given_as_it_unpacks() -> None:
    content = bytes(range(256)) * 4096
    (only,) = members(zipped({"a": content}), EXPORT)
    given_out = list(only.pieces())
    assert (b"".join(given_out), len(given_out)) == (content, 4)


def test_a_file_that_does_not_match_its_sum_is_damaged_at_its_end() -> None:
    content = zipped({"a": b"bonjour, docteur"}, 0).replace(b"docteur", b"madame!")
    with pytest.raises(Refused, match=r"import\.damaged"):
        list(members(content, EXPORT)[0].pieces())


def test_windows_slashes_are_slashes() -> None:
    content = zipped({"a_b": b""}).replace(b"a_b", b"a\\b")
    assert members(content)[0].name == "a/b"


@pytest.mark.parametrize("content", [b"", b"PK\3\4", zipped({"a": b"b" * 99})[:-9]])
def test_half_an_archive_is_damaged(content: bytes) -> None:
    assert code(content) == "import.damaged"


def test_a_file_that_does_not_match_its_sum_is_damaged() -> None:
    content = zipped({"a": b"bonjour, docteur"}, 0).replace(b"docteur", b"madame!")
    (only,) = members(content)
    with pytest.raises(Refused, match=r"import\.damaged"):
        only.read()


def test_a_file_that_unpacks_to_more_than_it_says_is_damaged() -> None:
    content = bytearray(zipped({"a": bytes(5_000)}))
    at = content.index(b"PK\1\2") + 24
    content[at : at + 4] = (10).to_bytes(4, "little")
    (only,) = members(bytes(content))
    with pytest.raises(Refused, match=r"import\.damaged"):
        only.read()
