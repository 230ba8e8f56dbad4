"""Letters about a verification, and about a profile that claimed one."""

from collections.abc import Mapping

from forum.accounts import recipients
from forum.accounts.events import ProfileRefused
from forum.accounts.held_profiles import refused_reason
from forum.core.i18n import Text, _
from forum.core.mail import Letter
from forum.experts.states import VerificationState
from forum.experts.verification.events import News, VerificationNews
from forum.experts.verification.holding import Told, told_of
from forum.experts.verification.policy import OPEN
from forum.jobs.letters import address, compose, tell_member

SUBJECTS: Mapping[News, Text] = {
    News.RECEIVED: _("We hebben je aanvraag als expert"),
    News.CONFIRMED: _("Je bent geverifieerd als expert"),
    News.REJECTED: _("Over je aanvraag als expert"),
    News.ENDING: _("Je verificatie als expert loopt af"),
    News.EXPIRED: _("Je verificatie als expert is verlopen"),
    News.REVOKED: _("Je verificatie als expert is ingetrokken"),
}
# In which state it must still be for the letter to be true.
STILL: Mapping[News, frozenset[VerificationState]] = {
    News.RECEIVED: OPEN,
    News.CONFIRMED: frozenset({VerificationState.VERIFIED}),
    News.REJECTED: frozenset({VerificationState.REJECTED}),
    News.ENDING: frozenset({VerificationState.VERIFIED}),
    News.EXPIRED: frozenset({VerificationState.EXPIRED}),
    News.REVOKED: frozenset({VerificationState.REVOKED}),
}
BY_OPERATOR = Told(VerificationState.REVOKED)


def verification_news(event: VerificationNews, key: str) -> Letter | None:
    """Only what is still true when it is sent."""
    to = recipients.confirmed_address_of(event.member_id)
    found = BY_OPERATOR if event.application_id is None else told_of(event.application_id)
    if to is None or found is None or found.state not in STILL[News(event.news)]:
        return None
    news = News(event.news)
    links = {
        "link": address("experts.own"),
        "apply": address("experts.apply_page"),
        "second_factor": address("second_factor.show"),
    }
    return compose(key, to, f"expert_{news.value}", SUBJECTS[news], told=found, **links)


def profile_refused(event: ProfileRefused, key: str) -> Letter | None:
    reason = refused_reason(event.member_id)
    if reason is None:
        return None
    subject, link = _("Je profieltekst is niet geplaatst"), address("settings.show")
    return tell_member(event.member_id, key, "profile_refused", subject, link=link, reason=reason)
