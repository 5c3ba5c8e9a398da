"""« Message » : what was written in a conversation, never altered (Communication)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="message",
    label=N_("Message"),
    icon="chat",
    rubric=Rubric.MESSAGES,
    resource="Communication",
    aliases=("messages",),
    create_only=True,
)
