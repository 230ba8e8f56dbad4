"""What each of the world keeps in a diary, for nobody else."""

from forum.accounts.models import Member
from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.core.days import this_day
from forum.recovery import queries, service
from forum.recovery.checkins import Scored, Told
from tests import make
from tests.world import Secret
from tests.world.parts import Diary

KEEPERS = ("unverified", "member", "other_member", "suspended", "expert", "moderator", "admin")
WORDS = ("dagboekwoord", "eerderwoord", "opvlamwoord", "doewoord")


def keep_diaries(members: dict[str, Member], secrets: list[Secret]) -> Diary:
    """A check-in each, said twice, so that there is an earlier version of it."""
    doing = {role: _keep(members[role], role) for role in KEEPERS}
    secrets += [Secret(f"{word}-{role}", (role,)) for word in WORDS for role in KEEPERS]
    return Diary(day=this_day().isoformat(), doing=doing)


def _keep(member: Member, role: str) -> int:
    """The number of what they want to be able to do again."""
    set_consent(make.viewer(member), Purpose.DIARY, given=True)
    viewer, day = make.viewer(member), this_day()
    service.save_entry(viewer, day, Told(note=f"eerderwoord-{role}"))
    told = Told(
        scores={"pain": 3},
        activities=[Scored(f"doewoord-{role}", 4)],
        flare_up=True,
        flare_note=f"opvlamwoord-{role}",
        note=f"dagboekwoord-{role}",
    )
    service.save_entry(viewer, day, told)
    return next(iter(queries.activities(viewer)))
