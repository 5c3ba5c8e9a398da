"""« Fichiers sans document » : sealed files no entry names, and yet wanted."""

from app.domain.ids import BlobId
from app.flows.gathering import waiting_files
from app.flows.thumbs import thumb_files
from app.ports.vault import Vault


def loose_files(vault: Vault) -> set[BlobId]:
    """Return the pages that wait to be a document, and the small pictures."""
    return waiting_files(vault) | thumb_files(vault)
