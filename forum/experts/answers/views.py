"""Answers of experts and who stands behind them, as plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from forum.core.days import day_of
from forum.core.i18n import Text, _

ENDORSERS_NAMED = 5
DISCLAIMER = _(
    "Algemene informatie van een geverifieerde expert. Dit vervangt geen onderzoek door je eigen "
    "huisarts of fysiotherapeut."
)


@dataclass(frozen=True)
class EndorsementView:
    """`name` is None for who has no profile to lead to."""

    name: str | None
    profession: str
    endorsed_at: datetime
    of_earlier: bool  # the text was changed since


@dataclass(frozen=True)
class AnswerView:
    """What belongs to an answer besides its text. The revocation is told of who is no expert any
    more; of who still is, the badge beside the name tells it all."""

    post_id: int
    profession: str
    answered_at: datetime
    verified_at: datetime | None
    revoked_at: datetime | None
    supplements_id: int | None
    supplements_number: int | None
    answers_id: int | None
    answers_number: int | None
    endorsement_count: int
    is_endorsed: bool  # by who reads it
    endorsements: Sequence[EndorsementView] = ()

    def standing(self, *, is_verified: bool) -> tuple[str, Text | None]:
        """A code, and what is said of it where the badge of its writer does not say it."""
        if is_verified:
            return "verified", None
        if self.revoked_at:
            day = _day(self.revoked_at)
            return "revoked", _("Verificatie ingetrokken op %(day)s", day=day)
        day = _day(self.answered_at)
        told = _("Geverifieerd op het moment van schrijven (%(day)s)", day=day)
        return "then_verified", told

    @property
    def disclaimer(self) -> Text:
        return DISCLAIMER


def _day(at: datetime) -> str:
    return f"{day_of(at):%d-%m-%Y}"


ByPost = Mapping[int, AnswerView]
