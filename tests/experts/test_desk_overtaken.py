"""Which answers lie on the desk of who gave them, because of what they rest on."""

import pytest

from forum.core.db import db
from forum.factsheets.models import (
    PostSource,
    PublishedClaim,
    PublishedSource,
    Reference,
    ReferenceChange,
    ReferenceKey,
    SheetVersion,
)
from forum.posting import service as posting
from forum.posting.desk import experts_desk
from forum.threads.kinds import ReplyKind
from tests import make

SAID = {"kind": ReplyKind.EXPERT, "general_information": True}


@pytest.fixture
def lotte(app):
    return make.expert(username="Lotte")


@pytest.fixture
def sheet(app):
    return make.sheet(make.moderator())


def _answer(lotte, body):
    return posting.reply(make.viewer(lotte), make.thread().thread_id, body=body, **SAID)


def _why(lotte):
    found = experts_desk(make.viewer(lotte)).overtaken
    return {one.post_id: list(one.why) for one in found}


def _claim(sheet):
    query = db.session.query(PublishedClaim).filter_by(sheet_id=sheet.id)
    return query.order_by(PublishedClaim.key).first()


def _paper(key, status):
    facts = {"authors": [], "title": "", "journal": "", "year": "", "volume": "", "issue": ""}
    paper = Reference(identity=key, pages="", status=status, **facts)
    db.session.add(paper)
    db.session.flush()
    db.session.add(ReferenceKey(key=key, reference_id=paper.id))
    db.session.flush()
    return paper


def test_an_answer_of_which_the_claim_changed_lies_there_with_why(lotte, sheet):
    claim = _claim(sheet)
    post = _answer(lotte, f"Zie [[feit:{sheet.slug}#{claim.key}]].")
    assert _why(lotte) == {}
    claim.since_number = 2
    db.session.flush()
    assert _why(lotte) == {post.id: ["changed"]}
    claim.since_number, claim.source_status = 1, "retracted"
    db.session.flush()
    assert _why(lotte) == {post.id: ["source"]}
    claim.is_gone, claim.source_status = True, "ok"
    db.session.flush()
    assert _why(lotte) == {post.id: ["gone"]}
    assert not experts_desk(make.viewer(make.expert())).overtaken


def test_an_answer_that_names_a_paper_which_was_retracted_lies_there(lotte):
    post = _answer(lotte, "Zie https://doi.org/10.1234/rug.5.")
    paper = _paper(db.session.query(PostSource.key).filter_by(post_id=post.id).scalar(), "ok")
    assert _why(lotte) == {}
    paper.status = "retracted"
    db.session.flush()
    assert _why(lotte) == {post.id: ["source"]}


def _found(reference_id, at, after="retracted"):
    facts = {"before": "ok", "after": after, "origin": "moderator", "is_news": True}
    db.session.add(ReferenceChange(reference_id=reference_id, found_at=at, **facts))
    db.session.flush()


def test_what_was_known_when_it_was_written_is_no_news(lotte, time):
    body = "Het onderzoek 10.1234/rug.5 is ingetrokken."
    paper = _paper("doi:10.1234/rug.5", "retracted")
    _found(paper.id, time.at)
    time.pass_time(days=1)
    post = _answer(lotte, body)
    assert _why(lotte) == {}
    time.pass_time(days=1)
    _found(paper.id, time.at, "corrected")
    assert _why(lotte) == {post.id: ["source"]}
    time.pass_time(days=1)
    edit = {"body": f"Let op. {body}", "reason": "De bron is gewijzigd"}
    posting.edit_post(make.viewer(lotte), post.id, **edit)
    assert _why(lotte) == {}


def test_what_was_known_of_the_sources_of_a_claim_is_no_news(lotte, sheet, time):
    claim = _claim(sheet)
    claim.source_status = "retracted"
    paper = _paper("doi:10.1234/rug.5", "retracted")
    db.session.add(PublishedSource(sheet_id=sheet.id, number=1, reference_id=paper.id))
    _found(paper.id, time.at)
    time.pass_time(days=1)
    post = _answer(lotte, f"Zie [[feit:{sheet.slug}#{claim.key}]].")
    assert _why(lotte) == {}
    time.pass_time(days=1)
    _found(paper.id, time.at)
    assert _why(lotte) == {post.id: ["source"]}


def test_an_answer_that_was_edited_after_the_claim_changed_was_looked_at(lotte, sheet, time):
    claim = _claim(sheet)
    post = _answer(lotte, f"Zie [[feit:{sheet.slug}#{claim.key}]].")
    time.pass_time(days=1)
    claim.since_number = 2
    facts = {"title": "", "summary": "", "html": "", "claims": [], "references": []}
    facts |= {"call_now": False, "reason": "", "published_at": time.at, "review_due": time.at}
    db.session.add(SheetVersion(sheet_id=sheet.id, number=2, **facts))
    db.session.flush()
    assert _why(lotte) == {post.id: ["changed"]}
    time.pass_time(days=1)
    words = {"body": f"Nog steeds: [[feit:{sheet.slug}#{claim.key}]].", "reason": "Nagekeken"}
    posting.edit_post(make.viewer(lotte), post.id, **words)
    assert _why(lotte) == {}


def test_what_is_gone_lies_there_no_more(lotte, sheet):
    claim = _claim(sheet)
    post = _answer(lotte, f"Zie [[feit:{sheet.slug}#{claim.key}]].")
    claim.is_gone = True
    posting.delete_post(make.viewer(lotte), post.id)
    assert _why(lotte) == {}
