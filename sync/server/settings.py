"""What an operator may set: who may sign up, how fast, how much."""

from dataclasses import dataclass, field

from app.domain.errors import Refused
from sync.server.records import Quota

POLICIES = {"first", "invite", "oidc", "open"}
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0


@dataclass(frozen=True, slots=True)
class Rate:
    """*burst* at once, then as many again in *seconds*."""

    burst: int
    seconds: float


def _rates() -> dict[str, Rate]:
    return {
        "challenge": Rate(120, MINUTE),
        "session": Rate(30, MINUTE),
        "push": Rate(60, 3.0),
        "identity": Rate(10, HOUR),
        "recovery": Rate(20, HOUR),
        "handle": Rate(20, DAY),
        "enrol": Rate(20, HOUR),
        "poll": Rate(60, MINUTE),
        "space": Rate(50, DAY),
        "deposit": Rate(200, HOUR),
        "answer": Rate(100, HOUR),
        "answer_part": Rate(600, HOUR),
        "card": Rate(120, MINUTE),
    }


@dataclass(frozen=True, slots=True)
class Settings:
    """One server's choices; *signup* is first, invite, oidc or open."""

    signup: str = "first"
    quota: Quota = field(default_factory=Quota)
    rates: dict[str, Rate] = field(default_factory=_rates)
    events_per_device: int = 4
    metrics_token: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Refuse a policy that does not exist."""
        if self.signup not in POLICIES:
            raise Refused("server.signup")

    def card(self) -> dict[str, object]:
        """Return what the server card publishes of it."""
        rates = {name: [rate.burst, rate.seconds] for name, rate in self.rates.items()}
        return {
            "space_bytes": self.quota.size,
            "space_ops": self.quota.ops,
            "lane_bytes": self.quota.lane,
            "rates": rates,
        }
