"""Hours in which the expert is to answer, one of them among members."""

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.moderation import hours as moderation
from forum.threads.kinds import Visibility
from tests import make
from tests.experts.held_hours import ask, planned
from tests.world import VERIFIED, Secret
from tests.world.experts_questions import ask_experts


def ask_in_all_ways(members: dict[str, Member], place: Category, secrets: list[Secret]) -> dict:
    """What is asked of experts in hours of theirs, and one question at a time. First, as
    what comes after it is to stand above it on the front page."""
    return {
        "hours": _plan_hours(members, place, secrets),
        "questions": ask_experts(members, place, secrets),
    }


def _plan_hours(
    members: dict[str, Member], place: Category, secrets: list[Secret]
) -> dict[str, int]:
    """`open` for all, `inside` for members."""
    host, by = members["expert"], make.moderator()
    inside = {"title": "Binnenspreekuur", "visibility": Visibility.MEMBERS}
    found = {
        "open": planned(host, by=by, place=place),
        "inside": planned(host, by=by, place=place, **inside),
    }
    ask(found["open"])
    ask(found["inside"], body="Binnenvraagtekst")
    away = planned(host, by=by, place=place, **inside)
    moderation.cancel(make.viewer(by), away, reason="Afzegreden")
    words = ("Binnenspreekuur", "Binnenvraagtekst", "Afzegreden")
    secrets += [Secret(word, VERIFIED) for word in words]
    return found
