"""The states of a verification and of a question to an expert, and what people call them."""

from collections.abc import Mapping
from enum import StrEnum

from forum.core.i18n import Text, _


class VerificationState(StrEnum):
    """From applied for to one of the last five; only a verified one can be followed by a new one,
    expire or be revoked."""

    REQUESTED = "requested"
    IN_REVIEW = "in_review"
    VERIFIED = "verified"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    RENEWED = "renewed"
    EXPIRED = "expired"
    REVOKED = "revoked"


VERIFICATION_STATES: Mapping[VerificationState, Text] = {
    VerificationState.REQUESTED: _("Aangevraagd"),
    VerificationState.IN_REVIEW: _("In behandeling"),
    VerificationState.VERIFIED: _("Geverifieerd"),
    VerificationState.REJECTED: _("Afgewezen"),
    VerificationState.WITHDRAWN: _("Zelf teruggenomen"),
    VerificationState.RENEWED: _("Opgevolgd door een nieuwe verificatie"),
    VerificationState.EXPIRED: _("Verificatie verlopen"),
    VerificationState.REVOKED: _("Verificatie ingetrokken"),
}


class QuestionState(StrEnum):
    """Asked, looked at by a moderator, waiting for an expert, with one, and one of two ends."""

    ASKED = "asked"
    WAITING = "waiting"
    ASSIGNED = "assigned"
    ANSWERED = "answered"
    CLOSED = "closed"


QUESTION_STATES: Mapping[QuestionState, Text] = {
    QuestionState.ASKED: _("Wordt bekeken"),
    QuestionState.WAITING: _("Wachten op expert"),
    QuestionState.ASSIGNED: _("Toegewezen"),
    QuestionState.ANSWERED: _("Beantwoord door expert"),
    QuestionState.CLOSED: _("Gesloten zonder antwoord"),
}
