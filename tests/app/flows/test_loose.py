"""What no entry names is kept all the same while it is wanted."""

from app.domain.foreign import Picture
from app.flows.gathering import Gathering, waiting_files
from app.flows.loose import loose_files
from app.flows.thumbs import Thumbs, thumb_files
from tests.app.paper_home import Glass, PaperHome


class Drawing(Glass):
    """An airlock that draws something."""

    def draw(self, content: object, *, page: int, width: int) -> Picture:
        assert content
        return Picture(b"PNG%d" % page, width, width)


def test_pages_that_wait_and_small_pictures_are_kept_from_the_sweep() -> None:
    home = PaperHome(airlock=Drawing())
    assert loose_files(home.vault) == set()
    entry = home.documents.add(b"Ordonnance", name="x.pdf").entry
    assert entry
    Thumbs(home.documents).make(entry)
    Gathering(home.documents).add(b"recto", name="a.jpg")
    waiting, pictures = waiting_files(home.vault), thumb_files(home.vault)
    assert len(waiting) == len(pictures) == 1
    assert loose_files(home.vault) == waiting | pictures
    home.blobs.sweep(home.vault.blobs() | loose_files(home.vault), older_than=-1)
    assert Thumbs(home.documents).kept(entry) == b"PNG0"
