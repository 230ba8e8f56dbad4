"""A diary with a word of its owner's in every text of it, and a story that shows it."""

from collections.abc import Callable

from forum.accounts.models import Consent, Member
from forum.core import clock
from forum.core.days import this_day
from forum.recovery import service
from forum.recovery.checkins import Scored, Told
from tests import make
from tests.leaving.owner import keep
from tests.leaving.told_story import tell_story


def keep_diary(member: Member, word: Callable[[str], str] = str) -> None:
    """One check-in, said twice, and shared in a story."""
    given = {"text_version": "1", "given_at": clock.now()}
    keep(Consent(member_id=member.id, purpose="diary", **given))
    viewer, day = make.viewer(member), this_day()
    service.save_entry(viewer, day, Told(note=word("dagboekeerder")))
    told = Told(
        scores={"pain": 4},
        activities=[Scored(word("activiteit"), 6)],
        flare_up=True,
        flare_note=word("opvlamming"),
        note=word("dagboek"),
    )
    service.save_entry(viewer, day, told)
    tell_story(member, word)
