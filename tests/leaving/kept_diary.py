"""A diary with a word of its owner's in every text of it, and a story that shows it."""

from collections.abc import Callable

from forum.accounts.models import Consent, Member
from forum.core import clock
from forum.core.days import this_day
from forum.recovery import service
from forum.recovery.checkins import Scored, Told
from forum.recovery.trying.plans import Begun, Conclusion, Outcome, Plan, What
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
    _try_something(member, word)


def _try_something(member: Member, word: Callable[[str], str]) -> None:
    """Begun with a weekly letter, stopped, and concluded."""
    viewer = make.viewer(member)
    plan = Plan(What.OTHER, ("pain",), word("probeersel"))
    number = service.begin_experiment(viewer, Begun(plan, this_day(), 2, remind=True))
    service.stop_experiment(viewer, number)
    said = Outcome(Conclusion.HELPS, word("conclusie"))
    service.conclude_experiment(viewer, number, said)
