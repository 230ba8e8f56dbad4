"""Saying things that point at sheets, for the tests of it."""

from forum.core.db import db
from forum.factsheets.models import Reference, SheetReference
from forum.factsheets.service import SheetChange, edit_sheet, publish
from forum.posting import service as posting
from tests import make


def say(first, body, author=None):
    who = make.viewer(author or make.member())
    return posting.reply(who, first.thread_id, body=body)


def page_of(visitor, first):
    return visitor.get(f"/t/{first.thread_id}-hoe-begin-ik").text


def claims_of(visitor, post):
    return visitor.get(f"/api/v1/posts/{post.id}").json["claims"]


def publish_claims(keeper, sheet, claims):
    edit_sheet(make.viewer(keeper), sheet.slug, SheetChange(claims=claims, columns={}))
    publish(make.viewer(keeper), sheet.slug, reason="Bijgewerkt")


def sourced(keeper, sheet, status="ok"):
    """A sheet whose claim has a source, and that source."""
    facts = dict.fromkeys(("title", "journal", "year", "volume", "issue", "pages"), "x")
    source = Reference(identity=f"x{sheet.id}", authors=[], status=status, **facts)
    db.session.add(source)
    db.session.flush()
    db.session.add(SheetReference(sheet_id=sheet.id, number=1, reference_id=source.id))
    db.session.flush()
    publish_claims(keeper, sheet, "#1 Bewegen mag. [1]")
    return source
