"""Words in memory are those of the title, the notes and the text."""

from storage.memory.desk import MemoryDesk
from storage.memory.state import State
from tests.storage.samples import SPACE, entry, item


def test_words_come_from_all_that_is_said() -> None:
    draft = State()
    said = entry(1, body=b'{"text":"Scanner"}', meta={"title": "Été", "author": "Li"})
    MemoryDesk(draft, SPACE).put(said, "Œdème")
    assert draft.words[SPACE, item(1)] == {"scanner", "ete", "li", "oedeme"}


def test_a_removed_entry_leaves_no_word() -> None:
    draft = State()
    desk = MemoryDesk(draft, SPACE)
    desk.put(entry(1), "genou")
    desk.remove(item(1))
    assert (draft.entries, draft.texts, draft.words) == ({}, {}, {})
