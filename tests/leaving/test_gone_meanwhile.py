"""Whoever is erased while something of theirs is under way leaves nothing new behind."""

import pytest
from sqlalchemy import func, select

from forum.accounts.models import Consent, Member
from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.accounts.service.profile import change_profile
from forum.core import clock
from forum.core.db import db
from forum.core.errors import NotFound
from forum.leaving.models import Export, Leaving
from forum.leaving.modes import Mode
from forum.leaving.service import exporting
from forum.leaving.service.going import leave
from forum.messages import service as messages
from forum.messages.models import Message, MessageReport
from forum.posting import service as posting
from forum.threads.kinds import Kind, Opening
from forum.threads.models import Post, Thread, Voice
from tests import make
from tests.messages.talk import begin, someone

ACTS = {
    Consent: lambda viewer: set_consent(viewer, Purpose.TEXTS, given=True),
    Export: exporting.ask,
    Leaving: lambda viewer: leave(viewer, Mode.ANONYMISE),
}

WRITING = {
    "start": lambda viewer, _first, _message: posting.start_thread(
        viewer, Opening(make.category().slug, Kind.DISCUSSION, "Over mijn rug", "Hoi")
    ),
    "reply": lambda viewer, first, _message: posting.reply(viewer, first.thread_id, body="Hoi"),
    "begin": lambda viewer, _first, _message: posting.begin_conversation(
        viewer, to=["Bea"], body="Hoi"
    ),
    "send": lambda viewer, _first, message: posting.send_message(
        viewer, message.conversation_id, body="Hoi"
    ),
    "report": lambda viewer, _first, message: messages.report(
        viewer, message.conversation_id, message.id, reason="anders", note="Hoi"
    ),
    "profile": lambda viewer, _first, _message: change_profile(viewer, bio="Hoi"),
}


@pytest.mark.parametrize("kept", ACTS, ids=lambda kept: kept.__name__)
def test_nothing_is_kept_for_who_was_just_erased(app, kept):
    member = make.member(consent=False)
    viewer = make.viewer(member)
    member.erased_at = clock.now()
    db.session.flush()

    with pytest.raises(NotFound):
        ACTS[kept](viewer)
    assert db.session.scalar(select(func.count(kept.id))) == 0


def _kept() -> list[str]:
    columns = (
        Thread.title,
        Post.body,
        Voice.shown_name,
        Message.body,
        MessageReport.note,
        Member.bio,
    )
    return [text for column in columns for text in db.session.scalars(select(column))]


@pytest.mark.parametrize("act", WRITING.values(), ids=WRITING)
def test_no_words_and_no_name_come_back_of_who_was_just_erased(app, act):
    member = someone(username="Ada")
    first, message = make.thread(), begin(someone(username="Bea"), member)
    viewer, before = make.viewer(member), _kept()
    member.erased_at = clock.now()
    db.session.flush()

    with pytest.raises(NotFound):
        act(viewer, first, message)
    assert _kept() == before
