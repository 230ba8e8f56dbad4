"""Stories that the member tells, with what stands beside their posts."""

from datetime import timedelta

from forum.accounts.models import Member
from forum.core.days import this_day
from forum.posting.stories import set_steps
from forum.recovery.stories import sharing
from forum.recovery.stories.shared import SHAREABLE, Audience, Choice
from forum.recovery.stories.telling import Step
from forum.threads.kinds import Kind, Visibility
from forum.threads.models import Post
from tests import make
from tests.world import VERIFIED, Secret
from tests.world.curated import slug_of
from tests.world.parts import Stories

EXPERTS = ("member", "expert")


def tell_stories(member: Member, secrets: list[Secret]) -> Stories:
    """An open one, in which the diary is shared as a copy without notes, for experts with them,
    and as it goes on; and one for members, with steps."""
    first = make.thread(member, kind=Kind.RECOVERY, title="Open herstelverhaal")
    today = this_day()
    copy = Choice(today - timedelta(days=7), today, frozenset(SHAREABLE))
    goes_on = Choice(today, None, frozenset({"pain"}), notes=True)
    shared = _share(member, first, copy, Audience.MEMBERS)
    noted = Choice(today, today, frozenset({"pain"}), notes=True)
    for_experts = _share(member, first, noted, Audience.EXPERTS)
    _are_seen(secrets, "doewoord", VERIFIED)
    for word in ("dagboekwoord", "opvlamwoord"):
        _are_seen(secrets, word, EXPERTS)
    return Stories(
        thread=first.thread_id,
        slug=slug_of(first),
        shared=shared,
        for_experts=for_experts,
        inside=_inside(member, goes_on, secrets),
    )


def _inside(member: Member, goes_on: Choice, secrets: list[Secret]) -> int:
    words = {"title": "Binnenverhaal", "body": "Binnenverteld", "visibility": Visibility.MEMBERS}
    inside = make.thread(member, kind=Kind.RECOVERY, **words)
    _share(member, inside, goes_on, Audience.EXPERTS)
    steps = [Step("Stapwoord", this_day()), Step("Vervolgstap")]
    set_steps(make.viewer(member), inside.thread_id, goal="Doelwoord", steps=steps)
    said = (*words.values(), "Stapwoord", "Vervolgstap", "Doelwoord")
    secrets += [Secret(word, VERIFIED) for word in said if word != Visibility.MEMBERS]
    return inside.thread_id


def _are_seen(secrets: list[Secret], word: str, roles: tuple[str, ...]) -> None:
    """Words of the member's diary, from now on."""
    at = secrets.index(Secret(f"{word}-member", ("member",)))
    secrets[at] = Secret(f"{word}-member", roles)


def _share(member: Member, post: Post, choice: Choice, audience: Audience) -> int:
    return sharing.share(make.viewer(member), post.thread_id, choice, audience=audience)
