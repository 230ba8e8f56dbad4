"""People who are verified, and those who judge them."""

from datetime import date

from forum.accounts.models import Member
from forum.experts.models import Verification
from forum.experts.verification import service
from forum.experts.verification.contradictions import Said
from forum.experts.verification.findings import Finding, Identity, Looked
from forum.experts.verification.registers import ADAPTERS, MANUAL
from forum.moderation import experts as moderation
from tests import make

NUMBER = "00000000104"
SAID = {
    "profession": "fysiotherapeut",
    "register_name": "L. Rugenbrink",
    "practice": "Praktijk Zuid, Utrecht",
    "interests": "Werkt in een praktijk. Geen andere belangen.",
    "big_number": NUMBER,
}
GOOD = {
    "finding": "found", "name_matches": True, "identity": "call_back", "is_good": True,
}  # fmt: skip


def asked(member: Member, **facts) -> Verification:
    return service.apply(make.viewer(member), Said(**SAID | facts))


def looked(**facts) -> Looked:
    told = GOOD | facts
    return Looked(
        **told | {"finding": Finding(told["finding"]), "identity": Identity(told["identity"])}
    )


def checked(member: Member, by: Member, *, until: date | None = None, **facts) -> Verification:
    found = asked(member, **facts)
    check(found.id, by, reregistration_on=until)
    return found


def check(application_id: int, by: Member, **facts) -> None:
    moderation.check(make.viewer(by), application_id, looked(**facts), ADAPTERS[MANUAL])


def verified(member: Member, *, until: date | None = None, **facts) -> Verification:
    """By two moderators who are there for it."""
    found = checked(member, make.moderator(), until=until, **facts)
    moderation.confirm(make.viewer(make.moderator()), found.id)
    return found
