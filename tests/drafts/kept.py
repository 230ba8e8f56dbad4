"""Drafts to test with."""

from forum.accounts.models import Member
from forum.drafts import service
from forum.drafts.views import DraftView
from tests import make


def draft(member: Member, key: str = "new", *, body: str = "Nog niet af", **fields) -> DraftView:
    return service.save(make.viewer(member), key, fields={"body": body, **fields})
