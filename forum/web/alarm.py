"""What a page says when a text names signs for which one calls a doctor."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app, request

from forum.alarms import Level
from forum.core.i18n import Text, _
from forum.posting.ack_tokens import AckSigner
from forum.posting.acknowledging import Ack
from forum.posting.warning import Destination, RedFlags
from forum.web.page import viewer

ACK_FIELD, FROM_FIELD = "alarm_ack", "alarm_from"

# On the button that sends the form once more.
ALL_THE_SAME: Mapping[Destination, Text] = {
    Destination.POST: _("Toch plaatsen"),
    Destination.MESSAGE: _("Toch versturen"),
    Destination.STORY: _("Toch in mijn verhaal zetten"),
    Destination.PROFILE: _("Toch opslaan"),
    Destination.DIARY: _("Toch bewaren"),
    Destination.NOTE: _("Toch bewaren"),
    Destination.FILE: _("Toch inlezen"),
}

# A post and a message are called so; the rest is text, of which some is for its writer alone.
ABOUT: Mapping[Destination, str] = {
    Destination.STORY: "text",
    Destination.PROFILE: "text",
    Destination.DIARY: "diary",
    Destination.FILE: "diary",
    Destination.NOTE: "note",
}


@dataclass(frozen=True)
class Alarm:
    """`sent_to` is where the form goes that it stands in."""

    level: Level | None
    is_crisis: bool
    place: Destination
    sent_to: str

    @classmethod
    def of(cls, error: RedFlags, sent_to: str) -> "Alarm":
        return cls(error.found.level, error.found.is_crisis, error.place, sent_to)

    @property
    def all_the_same(self) -> Text:
        return ALL_THE_SAME[self.place]

    @property
    def about(self) -> str:
        """What is spoken of, for the words of the notice."""
        return ABOUT.get(self.place, "post")


def acknowledged() -> Ack:
    """What the writer was shown before sending this form again."""
    return _acks().read(viewer(), request.form.get(ACK_FIELD, ""))


def ack_token(error: RedFlags) -> str:
    return _acks().token(viewer(), error.ack)


def _acks() -> AckSigner:
    return AckSigner(current_app.config["SECRET_KEY"])
