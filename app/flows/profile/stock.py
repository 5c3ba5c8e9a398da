"""« Boîte finie » : the medicines one takes that are soon to be bought again."""

from typing import Final

from app.domain.topic import Line
from app.domain.when import When
from app.flows.profile.lines import ProfileLines

_DAY_MS: Final = 86_400_000
_AHEAD, _AFTER = 7 * _DAY_MS, 14 * _DAY_MS


def running_out(profile: ProfileLines) -> list[Line]:
    """Return the treatments whose box ends within a week, or ended two weeks ago."""
    now = profile.world.ms()
    return [
        one
        for one in profile.lines("traitements")
        if one.state == "active" and _soon(one.said.get("stock_end", ""), now)
    ]


def _soon(day: str, now: int) -> bool:
    when = When.parse(day)
    return bool(day) and when.start - _AHEAD <= now <= when.end + _AFTER
