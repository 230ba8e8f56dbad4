"""What each of the world tried and is trying, for nobody else, and the letters they asked for."""

from dataclasses import replace
from datetime import timedelta

from forum.accounts.models import Member
from forum.accounts.stop_links import REMINDER
from forum.core.days import this_day
from forum.recovery import service
from forum.recovery.trying.plans import Begun, Conclusion, Outcome, Plan, What
from tests import make
from tests.mail.links import stop_token
from tests.world import Secret
from tests.world.diaries import KEEPERS
from tests.world.parts import Diary

WORDS = ("probeerwoord", "conclusiewoord", "bezigwoord")


def try_things(members: dict[str, Member], diary: Diary, secrets: list[Secret]) -> Diary:
    """One thing concluded and one under way each, with a letter every week."""
    tried = {role: _conclude(members[role], role) for role in KEEPERS}
    trying = {role: _begin(members[role], f"bezigwoord-{role}", -1) for role in KEEPERS}
    secrets += [Secret(f"{word}-{role}", (role,)) for word in WORDS for role in KEEPERS]
    letter = stop_token(members["member"], REMINDER)
    secrets.append(Secret(letter))
    return replace(diary, tried=tried, trying=trying, letter=letter)


def _conclude(member: Member, role: str) -> int:
    number = _begin(member, f"probeerwoord-{role}", 0)
    said = Outcome(Conclusion.UNKNOWN, f"conclusiewoord-{role}")
    service.stop_experiment(make.viewer(member), number)
    service.conclude_experiment(make.viewer(member), number, said)
    return number


def _begin(member: Member, words: str, days_ago: int) -> int:
    plan = Plan(What.OTHER, ("pain", "function"), words)
    begun = Begun(plan, this_day() - timedelta(days=days_ago), 2, remind=True)
    return service.begin_experiment(make.viewer(member), begun)
