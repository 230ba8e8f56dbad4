"""No mail, nor any line above it, has a word of what is not for its reader or not for all."""

import pytest

from forum.messages import service as messages
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.notifications.kinds import Kind
from forum.notifications.service import About, tell
from tests import make
from tests.mail.telling import tell_of
from tests.messages.talk import someone

ADA = "ada@example.org"
TITLE, BODY, NAME = "Geheimtitel", "Geheimtekst", "Geheimnaam"
KINDS = [Kind.REPLY, Kind.MENTION, Kind.QUOTE, Kind.EXPERT_ANSWER]


@pytest.fixture
def ada(app):
    return make.member(username="Ada", email=ADA)


@pytest.fixture
def bob(app):
    return someone(username=NAME)


def _everything(smtp) -> str:
    """Heads, as they stand there and as they are read, and both texts."""
    letters = smtp.to(ADA)
    heads = [f"{name}: {value}" for letter in letters for name, value in letter.items()]
    texts = [text for letter in letters for text in (letter.get_content(), letter.html)]
    return "\n".join([*heads, *texts, *(letter.as_string() for letter in letters)])


def _assert_silent(smtp) -> None:
    told = _everything(smtp).lower()
    assert [word for word in (TITLE, BODY, NAME) if word.lower() in told] == []


@pytest.mark.parametrize("kind", KINDS)
def test_of_a_thread_for_members_no_word(ada, bob, smtp, run_worker, kind):
    first = make.thread(make.member(), title=TITLE, body=BODY, visibility="members")
    tell_of(kind, ada, make.reply(first, bob, body=BODY))
    run_worker()
    assert len(smtp.to(ADA)) == 1
    _assert_silent(smtp)


@pytest.mark.parametrize("kind", KINDS)
def test_of_who_writes_under_another_name_only_that_one(ada, bob, smtp, run_worker, kind):
    first = make.thread(make.member(), title="Open titel")
    tell_of(kind, ada, make.reply(first, bob, body="Open tekst", pseudonym=True))
    run_worker()
    assert len(smtp.to(ADA)) == 1
    assert "Open titel" in _everything(smtp)
    _assert_silent(smtp)


def test_of_a_private_message_neither_words_nor_writer(ada, bob, smtp, run_worker):
    sent = messages.begin(make.viewer(bob), to=[ada.username], body=BODY)
    tell(Kind.MESSAGE, [ada.id], About(f"conversation:{sent.conversation_id}", sent.id))
    run_worker()
    (letter,) = smtp.to(ADA)
    assert letter["Subject"] == "Nieuws voor je op Ruggespraak"
    assert f"/messages/{sent.conversation_id}" in letter.get_content()
    _assert_silent(smtp)


def removed(post):
    moderation.act_on_post(make.viewer(make.moderator()), Act.REMOVE, post.id, reason="spam")


def test_of_a_text_that_is_gone_no_word(ada, bob, smtp, run_worker):
    post = make.reply(make.thread(make.member(), title="Open titel"), bob, body=BODY)
    tell_of(Kind.REPLY, ada, post)
    removed(post)
    run_worker()
    assert smtp.to(ADA) == []


def test_of_a_gone_text_the_next_letter_says_nothing_either(ada, bob, smtp, run_worker):
    first = make.thread(make.member(), title="Open titel")
    gone, stays = make.reply(first, bob, body=BODY), make.reply(first, body="Open tekst")
    tell_of(Kind.REPLY, ada, gone)
    tell_of(Kind.REPLY, ada, stays)
    removed(gone)
    run_worker()
    assert "Open tekst" in _everything(smtp)
    _assert_silent(smtp)
