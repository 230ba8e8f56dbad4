"""Lines from before there was a chain are in it after migrating, in their order."""

import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import select, text

from forum.core.db import db
from forum.moderation import service
from forum.moderation.acts import Act
from forum.moderation.audit.verifying import head, verify
from forum.moderation.models import ChainLink, LogEntry
from tests import make
from tests.moderation.audit.kept import acts

MANY = 1100  # more than are read at once
MORE = """
insert into moderation_log (moderator_id, act, reason, note, done_at)
select moderator_id, 'add_label', '', '', done_at from moderation_log where id = :id"""


@pytest.fixture
def old_site(open_site):
    """As the previous release left it."""
    keeper, first = make.viewer(make.moderator()), make.thread()
    post = make.reply(first)
    service.act_on_thread(keeper, Act.LOCK, first.thread_id, reason="Ruzie")
    service.act_on_post(keeper, Act.REMOVE, post.id, reason="spam", note="Twee keer")
    service.add_label(keeper, name="Nek", slug="nek", description="")
    entry_id = db.session.scalars(select(LogEntry.id)).first()
    for _number in range(MANY):
        db.session.execute(text(MORE), {"id": entry_id})
    db.session.commit()
    db.session.remove()
    downgrade(revision="0029")
    upgrade()


def test_the_lines_that_were_there_are_tied(old_site):
    assert (verify().rows, verify().broken) == (MANY + 3, None)
    links = db.session.scalars(select(ChainLink).order_by(ChainLink.number)).all()
    assert [link.entry_id for link in links] == sorted(link.entry_id for link in links)
    assert [link.code for link in links[:3]] == [None, "spam", None]
    assert head().number == MANY + 3


def test_and_new_ones_come_after_them(old_site):
    acts(2)
    assert (verify().rows, verify().broken) == (MANY + 5, None)
