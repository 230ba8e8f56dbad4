"""The same of letters: neither what they say in plain text and in HTML, nor their subject, nor any
other head, nor what we keep of them, has a word of what is kept from who gets them or from all."""

import pytest
from sqlalchemy import update

from forum.core.db import db
from forum.notifications.kinds import Kind
from forum.notifications.models import Notification
from tests.leaks import kept
from tests.leaks.kept import MARK
from tests.leaks.letters import by_mail, sent

# About posts. An answer of an expert is for all who read the thread, whoever blocked whom.
ABOUT_POSTS = [Kind.REPLY, Kind.MENTION, Kind.QUOTE, Kind.EXPERT_ANSWER]
EACH = [
    (act, kind)
    for act in kept.EVERY
    for kind in [*ABOUT_POSTS, Kind.NEW_THREAD]
    if kind != Kind.EXPERT_ANSWER or act not in kept.FROM_ADA
]


def told_by(scene, kind: Kind) -> int:
    """Ada is told by this kind of the same."""
    scene.post.is_expert = kind == Kind.EXPERT_ANSWER
    number = scene.begun if kind == Kind.NEW_THREAD else scene.told
    row = update(Notification).where(Notification.id == number)
    db.session.execute(row.values(kind=kind.value))
    db.session.flush()
    return number


@pytest.mark.parametrize(("act", "kind"), EACH)
def test_no_letter_has_it(app, scene, act, kind):
    by_mail(scene.ada)
    number = told_by(scene, kind)
    before = sent(app, number)
    assert before.count(MARK) >= 3
    assert ("Bea " in before) == (kind != Kind.NEW_THREAD)
    act(scene)
    db.session.flush()
    after = sent(app, number)
    assert MARK.lower() not in after.lower()
    if act in kept.FROM_GUESTS:
        assert "Nieuws voor je op Ruggespraak" in after
    assert "Bea " not in after
