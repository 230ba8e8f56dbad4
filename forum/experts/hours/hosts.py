"""Who can be asked to answer in an hour."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.names import username_key
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.experts.questions.claims import works_as_expert


def find_hosts(names: Sequence[str]) -> Sequence[int]:
    """Their numbers, each once. Raises Invalid that names who is no verified expert now."""
    wanted = {username_key(name): name for name in names}
    query = select(Member.username_key, Member.id).where(
        Member.username_key.in_(wanted), works_as_expert(Member, clock.now())
    )
    found = {row.username_key: row.id for row in db.session.execute(query)}
    wrong = [
        _("%(name)s is geen geverifieerde expert.", name=name)
        for key, name in wanted.items()
        if key not in found
    ]
    if wrong:
        raise Invalid(wrong[0], errors={"hosts": wrong})
    return sorted(found.values())
