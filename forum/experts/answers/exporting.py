"""What one member answered as an expert, and which answers of others they stand behind."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.core.i18n import _
from forum.core.sections import Section, in_batches
from forum.experts.models import Endorsement, ExpertAnswer

ANSWER = {
    "post_id": _("Bij bericht nummer"),
    "profession": _("Als"),
    "verified_at": _("Geverifieerd"),
    "answered_at": _("Beantwoord"),
}
ENDORSEMENT = {
    "post_id": _("Bij bericht nummer"),
    "profession": _("Als"),
    "endorsed_at": _("Wanneer"),
}


def export(member_id: int) -> Sequence[Section]:
    answers = select(*(getattr(ExpertAnswer, name) for name in ANSWER))
    answers = answers.where(ExpertAnswer.member_id == member_id)
    endorsed = select(*(getattr(Endorsement, name) for name in ENDORSEMENT))
    endorsed = endorsed.where(Endorsement.member_id == member_id)
    return [
        Section(
            "expert_answers",
            _("Je antwoorden als expert"),
            ANSWER,
            in_batches(answers, ExpertAnswer.post_id),
        ),
        Section(
            "endorsements",
            _("Antwoorden die je onderschrijft"),
            ENDORSEMENT,
            in_batches(endorsed, Endorsement.post_id),
        ),
    ]
