"""What the example has in its vaccination booklet."""

from dataclasses import replace
from datetime import date, timedelta

from app.domain.space import Space
from app.flows.example.story import doses
from app.flows.vaccines.booklet import Booklet
from app.flows.world import World
from app.ports.vault import Vault


def vaccinate(vault: Vault, world: World, space: Space, today: date) -> None:
    """Note the doses of the story: years ago as written, others so many days ago."""
    booklet = Booklet(vault, world, space)
    for dose, back in doses():
        day = (today - timedelta(days=back)).isoformat() if back else dose.day
        booklet.add(replace(dose, day=day))
