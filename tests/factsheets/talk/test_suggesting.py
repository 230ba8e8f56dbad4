"""What members say is wrong with a sheet, and what they hear of it."""

import pytest
from sqlalchemy import func, select

from forum.alarms import Level, Rule, rules
from forum.core.db import db, transaction
from forum.core.errors import Conflict, Invalid, NotFound, TooMany
from forum.factsheets.models import SheetSuggestion
from forum.factsheets.service.talk.suggesting import SUGGESTED, Suggested, close_suggestion, suggest
from forum.threads.kinds import Visibility
from tests import make
from tests.posting.reading import token_in

SAID = {"kind": "correctie", "body": "Dit klopt <b>volgens mij</b> niet."}
SLUG = "helpt-rekken"
PATH = f"/factsheets/{SLUG}/suggest"
QUEUE = "/moderation/factsheets/suggestions"


@pytest.fixture
def keeper(app):
    return make.moderator()


@pytest.fixture
def sheet(keeper):
    return make.sheet(keeper, slug=SLUG, title="Helpt rekken?")


def _count():
    return db.session.scalar(select(func.count(SheetSuggestion.id)))


def _suggestion(author=None, **facts):
    said = Suggested(**{"kind": "correctie", "body": SAID["body"]} | facts)
    return suggest(make.viewer(author or make.member()), SLUG, said)


def test_a_member_suggests_a_curator_answers_and_the_member_reads_it(visitor, keeper, sheet):
    author = make.member(username="Suggestiegever")
    member = visitor.log_in(author)
    assert "Klopt hier iets niet?" in member.get(PATH).text
    more = {"claim": "1", "source": "10.1234/abc.5"}
    assert member.submit(PATH, **SAID, **more).location == "/settings/suggestions"
    curator = visitor.application.test_client().log_in(keeper)
    page = curator.get(QUEUE).text
    assert "Dit klopt &lt;b&gt;volgens mij&lt;/b&gt; niet." in page
    assert "10.1234/abc.5" in page
    assert "Bewegen mag." in page
    assert "Suggestiegever" not in page

    number = db.session.scalar(select(SheetSuggestion.id))
    answer = {"outcome": "overgenomen", "answer": "Dank je, het is aangepast."}
    assert curator.submit(f"{QUEUE}/{number}/close", **answer).location == QUEUE
    assert "Dank je, het is aangepast." in curator.get(f"{QUEUE}?state=closed").text
    page = member.get("/settings/suggestions").text
    assert "Dank je, het is aangepast." in page
    assert "overgenomen" in page


def test_what_was_typed_stays_when_something_is_wrong(visitor, keeper, sheet):
    member = visitor.log_in(make.member())
    wrongs = [
        ({"body": "kort"}, "kort"),
        ({"claim": "77"}, "volgens mij"),
        ({"source": "geen bron"}, "geen bron"),
        ({"kind": "tegenspraak", "post_id": "999999"}, "999999"),
        ({"kind": "tegenspraak", "post_id": "abc"}, "abc"),
        ({"kind": "tegenspraak", "post_id": "/t/1-x"}, "/t/1-x"),
        ({"kind": "tegenspraak", "post_id": "https://elders.example/p/1"}, "andere site"),
        ({"post_id": "1"}, "volgens mij"),
        ({"kind": "iets"}, "volgens mij"),
    ]
    for wrong, kept in wrongs:
        answer = member.submit(PATH, **SAID | wrong)
        assert answer.status_code == 422
        assert kept in answer.text
    assert _count() == 0

    number = _suggestion().id
    curator = visitor.application.test_client().log_in(keeper)
    answer = curator.submit(f"{QUEUE}/{number}/close", outcome="", answer="Mijn antwoord")
    assert (answer.status_code, "Mijn antwoord" in answer.text) == (422, True)


def test_an_alarming_text_is_put_to_the_writer_first(visitor, sheet, monkeypatch):
    numb = Rule("numb", Level.CALL_NOW, "KNGF B.1.3", lambda text: "doof gevoel" in text)
    monkeypatch.setattr(rules, "RULES", (numb,))
    member = visitor.log_in(make.member())
    said = SAID | {"body": "Sinds gisteren een doof gevoel, en dat staat er niet bij."}
    answer = member.submit(PATH, **said)
    assert answer.status_code == 409
    assert _count() == 0
    assert member.submit(PATH, **said, alarm_ack=token_in(answer)).status_code == 303


def test_sent_twice_it_is_one(visitor, sheet):
    member = visitor.log_in(make.member())
    for _ in range(2):
        assert member.submit(PATH, **SAID, idempotency_key="eenmaal").status_code == 303
    assert _count() == 1
    program = visitor.application.test_client().bearer(make.token(make.member()))
    path = f"/api/v1/factsheets/{SLUG}/suggestions"
    answers = [
        program.post(path, json=SAID, headers={"Idempotency-Key": "nog-een"}) for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json == answers[1].json
    assert _count() == 2


def test_who_goes_on_is_asked_to_wait(sheet):
    author = make.member()
    for _ in range(SUGGESTED.most):
        _suggestion(author)
    with pytest.raises(TooMany):
        _suggestion(author)
    _suggestion()


def test_a_post_that_speaks_against_it_is_one_that_the_member_can_read(keeper, sheet):
    author = make.member()
    hidden = make.thread(visibility=Visibility.MEMBERS)
    post = make.thread()
    made = _suggestion(author, kind="tegenspraak", post_id=post.id)
    assert made.post_id == post.id
    assert _suggestion(author, kind="tegenspraak", post_id=hidden.id).post_id == hidden.id
    for wrong in ({"post_id": post.id}, {"kind": "tegenspraak", "post_id": 999_999}):
        with pytest.raises(Invalid) as refused:
            _suggestion(author, **wrong)
        assert refused.value.errors.keys() == {"post_id"}


def test_nobody_suggests_about_a_draft_or_a_claim_that_is_not_there(keeper, sheet):
    make.sheet(keeper, published=False, slug="concept")
    said = Suggested("correctie", "Dit klopt niet meer.")
    for who in (make.member(), keeper):
        with pytest.raises(NotFound):
            suggest(make.viewer(who), "concept", said)
    with pytest.raises(Invalid):
        _suggestion(claim=9)


def test_two_answers_at_once_are_one(open_site, run_parallel):
    keepers = [make.viewer(make.moderator()) for _ in range(3)]
    slug = make.sheet(make.moderator()).slug
    said = Suggested("correctie", "Dit klopt niet meer.")
    number = suggest(make.viewer(make.member()), slug, said).id

    def close(keeper):
        with transaction():
            close_suggestion(keeper, number, outcome="overgenomen", answer=f"Van {keeper.id}")

    acts = [lambda keeper=keeper: close(keeper) for keeper in keepers]
    outcomes = run_parallel(acts)
    assert sorted(map(str, map(type, outcomes))) == sorted(
        map(str, (Conflict, Conflict, type(None)))
    )


def test_what_others_suggest_is_not_shown_to_a_member(visitor, sheet):
    _suggestion(body="Geheime suggestie van een ander.")
    member = visitor.log_in(make.member())
    assert "Geheime suggestie" not in member.get("/settings/suggestions").text
    program = visitor.application.test_client().bearer(make.token(make.member()))
    assert program.get("/api/v1/me/factsheet-suggestions").json["items"] == []
    assert program.get("/api/v1/moderation/factsheet-suggestions").status_code == 403


def test_the_lists_cost_the_same_for_one_and_for_many(visitor, count_queries, keeper, sheet):
    author = make.member()
    _suggestion(author)
    browser = {"own": visitor.log_in(author)}
    browser["all"] = visitor.application.test_client().log_in(keeper)
    paths = [("own", "/settings/suggestions"), ("all", QUEUE)]

    def cost(who, path):
        browser[who].get(path)
        with count_queries() as seen:
            assert browser[who].get(path).status_code == 200
        return len(seen)

    before = [cost(*path) for path in paths]
    rows = dict(sheet_id=sheet.id, kind="correctie", body="Nog een.", member_id=author.id)
    created = db.session.scalar(select(SheetSuggestion.created_at))
    db.session.add_all(SheetSuggestion(**rows, created_at=created) for _ in range(25))
    assert [cost(*path) for path in paths] == before
    assert "Verder in de lijst" in browser["all"].get(QUEUE).text
    program = visitor.application.test_client().bearer(make.token(keeper))
    queue = "/api/v1/moderation/factsheet-suggestions?limit=20"
    page = program.get(queue).json
    rest = program.get(f"{queue}&after={page['next']}").json
    assert (len(page["items"]), len(rest["items"]), rest["next"]) == (20, 6, None)
