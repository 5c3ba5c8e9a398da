"""What furnishes a house with what is done with documents."""

from typing import TypedDict

from app.flows.arrivals import Arrivals
from app.flows.custody import Custody
from app.flows.documents import Documents
from app.flows.finding import Finding
from app.flows.gathering import Gathering
from app.flows.imaging import Imaging
from app.flows.papers.ending import Endings
from app.flows.parcels import Parcels
from app.flows.prescription import Prescriptions
from app.flows.profile.boxes import Boxes
from app.flows.proposing.proposals import Proposals
from app.flows.scanning.scanning import Scanning
from app.flows.shown_codes import ShownCodes
from app.flows.thumbs import Thumbs


class Papers(TypedDict):
    """What is done with documents."""

    documents: Documents
    custody: Custody
    gathering: Gathering
    scanning: Scanning
    prescriptions: Prescriptions
    parcels: Parcels
    arrivals: Arrivals
    finding: Finding
    thumbs: Thumbs
    endings: Endings
    imaging: Imaging
    proposals: Proposals
    boxes: Boxes
    shown_codes: ShownCodes


def papers_over(documents: Documents) -> Papers:
    """Return what is done with *documents*."""
    gathering = Gathering(documents)
    return Papers(
        documents=documents,
        custody=Custody(documents),
        gathering=gathering,
        scanning=Scanning(gathering),
        prescriptions=Prescriptions(documents),
        parcels=Parcels(documents),
        arrivals=Arrivals(documents),
        finding=Finding(documents),
        thumbs=Thumbs(documents),
        endings=Endings(documents),
        imaging=Imaging(documents),
        proposals=Proposals.over(documents),
        boxes=Boxes(documents.airlock),
        shown_codes=ShownCodes(documents.airlock),
    )
