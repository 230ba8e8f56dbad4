"""What the page of a thread tells programs that read along: only what it tells people."""

import re
from json import loads

import pytest

from forum.threads.kinds import Kind, Visibility
from tests import make

SCRIPT = re.compile(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.S)


def _told(visitor, first):
    found = SCRIPT.search(visitor.get(f"/t/{first.thread_id}-hoe-begin-ik").text)
    return loads(found[1]) if found else None


def test_a_question_tells_the_answer_and_the_profession_of_who_gave_it(visitor):
    first = make.thread(kind=Kind.QUESTION, body="Mag ik <b>tillen</b> & lopen?")
    make.answer(first, make.expert(username="Lotte", profession="fysiotherapeut (BIG)"))
    asked = _told(visitor, first)["mainEntity"]
    (answer,) = asked["suggestedAnswer"]
    assert (asked["@type"], asked["answerCount"]) == ("Question", 1)
    assert asked["text"] == "Mag ik <b>tillen</b> & lopen?"
    assert answer["author"]["name"] == "Lotte"
    assert answer["text"] == "Zo doe je dat."


def test_a_conversation_tells_its_posts_under_the_names_shown(visitor):
    author = make.member(username="Ada")
    first = make.thread(author, pseudonym=True)
    make.reply(first, author, body="Nog iets")
    told = _told(visitor, first)
    assert told["@type"] == "DiscussionForumPosting"
    assert "url" not in told["author"]
    assert "Ada" not in str(told)
    assert told["comment"][0]["text"] == "Nog iets"


@pytest.mark.parametrize("facts", [{"visibility": Visibility.MEMBERS}])
def test_what_is_for_members_tells_programs_nothing(visitor, facts):
    first = make.thread(**facts)
    visitor.log_in(make.member())
    assert _told(visitor, first) is None
