"""What a member wrote and got in private, with somebody who is nobody else in these tests."""

from datetime import timedelta

from forum.core import clock
from forum.core.db import db
from forum.messages import service
from tests import make
from tests.leaving.owner import Owner


def write_letters(owner: Owner) -> None:
    """What the other wrote the owner may read, so it is in their copy too."""
    long_ago = {"joined_at": clock.now() - timedelta(days=30)}
    other = make.member(**long_ago, username=owner.show("penvriend"))
    me, them = make.viewer(owner.member), make.viewer(other)
    first = service.begin(me, to=[other.username], body=owner.show("privé"))
    got = service.send(them, first.conversation_id, body=owner.show("ontvangen"))
    note = owner.show("melding")
    service.report(me, got.conversation_id, got.id, reason="anders", note=note)
    gone = service.send(them, first.conversation_id, body=owner.hide("teruggenomen"))
    service.delete_message(them, gone.conversation_id, gone.id)
    apart = make.member(**long_ago)
    service.begin(make.viewer(apart), to=[other.username], body=owner.hide("van-anderen"))
    db.session.flush()
