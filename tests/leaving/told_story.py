"""A recovery story with a word of its owner's in every text beside its posts."""

from collections.abc import Callable
from datetime import timedelta

from forum.accounts.models import Member
from forum.core.days import this_day
from forum.recovery.stories import sharing, telling
from forum.recovery.stories.shared import SHAREABLE, Choice
from forum.recovery.stories.telling import Step
from forum.threads.kinds import Kind
from tests import make


def tell_story(member: Member, word: Callable[[str], str] = str) -> None:
    """For who keeps a diary: all of it is shared there."""
    first, viewer = make.thread(member, kind=Kind.RECOVERY, title="Verhaal"), make.viewer(member)
    steps = [Step(word("Stapwoord"), this_day()), Step(word("Vervolgwoord"))]
    telling.set_steps(viewer, first.thread_id, goal=word("Doelwoord"), steps=steps)
    today = this_day()
    chosen = Choice(today - timedelta(days=1), today, frozenset(SHAREABLE), notes=True)
    sharing.share(viewer, first.thread_id, chosen)
