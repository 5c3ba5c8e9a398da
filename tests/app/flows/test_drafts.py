"""A form half filled is found again, on this device and nowhere else."""

from tests.app.paper_home import PaperHome

FIELDS = {"title": "Œdème « à revoir »", "comment": ""}


def test_a_draft_is_found_again_then_dropped() -> None:
    home = PaperHome()
    assert home.drafts.get("document/1") == {}
    home.drafts.keep("document/1", {"title": "Œ"})
    home.drafts.keep("document/1", FIELDS)
    home.drafts.keep("note", {})
    assert home.drafts.get("document/1") == FIELDS
    assert sorted(home.drafts.list()) == ["document/1", "note"]
    home.drafts.drop("document/1")
    home.drafts.drop("never")
    assert home.drafts.list() == ["note"]


def test_a_draft_never_leaves_the_device() -> None:
    home = PaperHome()
    home.drafts.keep("document/1", FIELDS)
    assert home.vault.spaces() == []
    assert home.vault.after(home.space.id, b"") == []
