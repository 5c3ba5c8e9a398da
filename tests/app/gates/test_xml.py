"""The XML gate: what is declared, too deep or too large goes no further."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from app.domain.errors import Refused
from app.gates import xml
from app.gates.xml import SIZE_MAX, declares, opening, parsed

REAL = Path(__file__).parents[4] / "shared" / "data"
ENTITY = '<!DOCTYPE a [<!ENTITY e "said">]><a>&e;</a>'
PARAMETER = '<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/hostname">%p;]><a/>'
FILE = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>'
DECLARING = [ENTITY, PARAMETER, FILE, "<!DOCTYPE a><a/>"]
BEFORE = ["", "\n ", "<!-- <a/> -->", "<?x <!-- ?>", "<!-- ?> --><?y?>\n"]
ALPHABETS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"]
DEEP = b"<a>" * 257 + b"</a>" * 257
LONG = b"<a>" + b"A" * 10_000_001 + b"</a>"
DEEP_AND_LONG = b"<a>" * 257 + b"A" * 10_000_001 + b"</a>" * 257
DEEPER = b"<a>" * 3000 + b"</a>" * 3000


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        parsed(content)
    return refused.value.code


@pytest.mark.covers("C-001")
@pytest.mark.parametrize("alphabet", ALPHABETS)
@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("declaring", DECLARING)
def test_a_declaration_is_refused_however_written(
    declaring: str, before: str, alphabet: str
) -> None:
    said = f'<?xml version="1.0" encoding="{alphabet}"?>' if alphabet[0] == "i" else ""
    first = before.lstrip() if alphabet.endswith("e") else before  # no mark: « < »
    assert refusal((said + first + declaring).encode(alphabet)) == "import.unsafe"


@pytest.mark.parametrize("declaring", [ENTITY, FILE, "<!DOCTYPE a><a/>"])
def test_without_the_gate_a_declaration_gets_through(
    monkeypatch: pytest.MonkeyPatch, declaring: str
) -> None:
    monkeypatch.setattr(xml, "declares", lambda _text: False)
    assert parsed(declaring.encode()).tag == "a"


@pytest.mark.parametrize("content", [DEEP, DEEP_AND_LONG], ids=["deep", "both"])
def test_too_deep_is_refused_and_gets_through_without_the_gate(
    monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    assert refusal(content) == "import.too_large"
    monkeypatch.setattr(xml, "too_deep", lambda _root: False)
    assert parsed(content).tag == "a"


def test_a_depth_no_parser_takes_is_refused() -> None:
    assert refusal(DEEPER) in ("import.too_large", "import.damaged")


def test_a_large_file_inside_is_read() -> None:
    """Its text passes the parser's own limit, of ten million characters."""
    assert len(parsed(LONG).text or "") == 10_000_001


def test_the_deepest_tree_taken_is_read() -> None:
    assert parsed(b"<a>" * 256 + b"</a>" * 256).tag == "a"


def test_a_size_is_refused_before_parsing_and_gets_through_without_the_gate(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heavy = b"<a>" + b" " * SIZE_MAX + b"</a>"
    assert refusal(heavy) == "import.too_large"
    assert parsed(b"<a/>").tag == "a"
    monkeypatch.setattr(xml, "SIZE_MAX", 3)
    assert refusal(b"<a/>") == "import.too_large"


PIECES = st.sampled_from(
    [
        *("<!DOCTYPE a>", "<!DOCTYPE a [", "]>", "<!-- ", " -->", "<?x ", "?>", "<a/>"),
        *("<a>", "</a>", "<![CDATA[", "]]>", "<!", "<", ">", "-", " ", "\n", "é", "\0"),
        *('<!ENTITY e "f">', "&e;", "&amp;", '<?xml version="1.0"?>', "\ufeff", "&#0;"),
    ]
)


@settings(max_examples=2_000)
@given(st.lists(PIECES, max_size=9).map("".join))
@example("<!-- <a/> --><!DOCTYPE a><a/>")
def test_whatever_the_parser_takes_as_a_declaration_was_seen(text: str) -> None:
    try:
        tree = etree.fromstring(text.encode(), xml._parser()).getroottree()
    except etree.XMLSyntaxError:
        return
    docinfo: Any = tree.docinfo
    assert declares(text.lstrip("\ufeff \t\r\n")) == bool(docinfo.doctype)


@settings(max_examples=500)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_tree_or_a_refusal(content: bytes) -> None:
    with suppress(Refused):
        parsed(content)


@pytest.mark.parametrize(
    "content",
    [
        b"<?xml version='1.0' encoding='utf-7'?><a/>",
        b"<?xml version='1.0' encoding='ebcdic-cp-fr'?><a/>",
        b"<a>\xff</a>",
        b"<a>&e;</a>",
        b"<a><b></a>",
        b"\xff\xfe<",
    ],
)
def test_what_is_not_well_written_is_damage(content: bytes) -> None:
    assert refusal(content) == "import.damaged"


def test_comments_and_instructions_for_others_leave_no_trace() -> None:
    root = parsed(b'<?xml-stylesheet href="x"?><a>b<!-- c -->d<?e?>f<g/></a>')
    assert (root.text, [child.tag for child in root]) == ("bdf", ["g"])


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_words_are_read_in_every_alphabet(alphabet: str) -> None:
    said = '<?xml version="1.0" encoding="ISO-8859-1"?>' if alphabet[0] == "i" else ""
    assert parsed(f"{said}<a>né</a>".encode(alphabet)).text == "né"
    assert opening(f"{said}<a>né</a>".encode(alphabet)).endswith("<a>né</a>")


def test_the_opening_of_what_is_not_xml_is_nothing() -> None:
    assert (opening(b"%PDF"), opening(b""), opening(b"\xff\xd8")) == ("", "", "")


def test_a_name_in_the_file_opens_nothing_on_the_disk() -> None:
    written = parsed(
        b'<a xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="/etc/hostname"'
        b' parse="text"/></a>'
    )
    assert not list(written.itertext())


@pytest.mark.covers("C-001")
@pytest.mark.parametrize("folder", ["xml_attacks", "generated_bombs"])
def test_the_hostile_files_are_refused(folder: str) -> None:
    files = sorted((REAL / "hostile" / folder).glob("*.x*"))
    if not files:
        pytest.skip("the reference files are not beside this tree")
    for path in files:
        text = path.read_text(encoding="utf-8")
        if "<!DOCTYPE" in text:
            assert refusal(path.read_bytes()) == "import.unsafe", path.name
        else:
            parsed(path.read_bytes())


def test_tags_without_end_are_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"<a>" + b"<b/>" * 99 + b"</a>"
    assert len(parsed(content)) == 99
    monkeypatch.setattr(xml, "TAGS_MAX", 100)
    assert refusal(content) == "import.too_large"
