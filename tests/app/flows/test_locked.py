"""A locked file is kept locked; its password is sealed beside it and asked once."""

import pytest

from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.flows.documents import Added, Documents, Status
from app.flows.locked import KEY, here, opened
from app.flows.parcels import Parcels, Piece
from app.flows.sealed.files import files_of
from tests.app.paper_home import Glass, PaperHome
from tests.fictitious.airlock import Held

CONTENT, TYPED, OTHER = b"LOCKED carnet", "Sésame", "autre"


class Safe(Glass):
    """An airlock whose only locked file opens with one word."""

    def read(self, content: Held, *, name: str) -> Extract:
        if content.startswith(b"LOCKED"):
            raise Refused("import.password")
        return super().read(content, name=name)

    def unlock(self, content: Held, *, password: str) -> bytes:
        if password != TYPED:
            raise Refused("import.password_wrong")
        return bytes(content.removeprefix(b"LOCKED "))


@pytest.fixture
def documents() -> Documents:
    home = PaperHome(airlock=Safe())
    return home.documents


def kept(documents: Documents, password: str) -> Added:
    return Parcels(documents).keep(Piece("x.pdf", CONTENT), password=password)


@pytest.mark.covers("C-001")
def test_a_locked_file_is_kept_as_it_is_and_read_with_its_password(
    documents: Documents,
) -> None:
    assert documents.add(CONTENT, name="x.pdf").code == "import.password"
    wrong = kept(documents, OTHER)
    assert (wrong.status, wrong.code) == (Status.REFUSED, "import.password_wrong")
    added = kept(documents, TYPED)
    assert added.entry is not None
    entry = added.entry
    assert documents.original(entry.id) == CONTENT
    assert documents.opened(entry.id) == b"carnet"
    assert documents.text(entry.id) == "carnet"


@pytest.mark.covers("C-001")
def test_the_password_is_sealed_and_nowhere_else(documents: Documents) -> None:
    entry = kept(documents, TYPED).entry
    assert entry is not None
    (key,) = files_of(entry, KEY)
    sealed = b"".join(documents.blobs.read(key.blob))
    assert TYPED.encode() not in sealed
    written = repr(entry).encode() + entry.body + repr(entry.meta).encode()
    assert TYPED.encode() not in written


def test_a_device_without_the_password_says_the_file_is_not_there(
    documents: Documents,
) -> None:
    entry = kept(documents, TYPED).entry
    assert entry is not None
    assert documents.have(entry.id)
    documents.blobs.drop([files_of(entry, KEY)[0].blob])
    assert not here(documents.files, entry)
    assert not documents.have(entry.id)


def test_a_plain_file_needs_none(documents: Documents) -> None:
    entry = documents.add(b"carnet", name="x.txt").entry
    assert entry is not None
    assert opened(documents.files, documents.airlock, entry) == b"carnet"
