"""Letters about decisions of moderators. They tell what and until when, and nothing of what was
written: who opens the link must be logged in to read the rest."""

from forum.core.i18n import Text, _
from forum.core.mail import Letter
from forum.jobs.letters import address, tell_member
from forum.moderation.measures.events import AppealDecided, MeasureReversed, MeasureTaken
from forum.moderation.measures.kinds import RESTRICTING, WHAT
from forum.moderation.measures.letters import Told, find_decided, find_reversed, find_told


def measure_taken(event: MeasureTaken, key: str) -> Letter | None:
    found = find_told(event.measure_id)
    return _tell(found, key, "measure_taken", _("Een besluit over jou op Ruggespraak"))


def measure_reversed(event: MeasureReversed, key: str) -> Letter | None:
    found = find_reversed(event.measure_id)
    subject = _("Een besluit over jou is teruggedraaid")
    return _tell(found, key, "measure_reversed", subject)


def appeal_decided(event: AppealDecided, key: str) -> Letter | None:
    found = find_decided(event.appeal_id)
    subject = _("Er is beslist over je bezwaar")
    return _tell(found, key, "appeal_decided", subject)


def _tell(found: Told | None, key: str, name: str, subject: Text) -> Letter | None:
    if found is None:
        return None
    return tell_member(
        found.member_id,
        key,
        name,
        subject,
        told=found,
        what=WHAT[found.kind],
        is_open_to_objection=found.kind in RESTRICTING,
        link=address("decisions.show", measure_id=found.measure_id),
    )
