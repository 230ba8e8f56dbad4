"""How a member wanted to be reached outside the site."""

from datetime import datetime

from forum.digests.models import Digest, DigestWish
from forum.push.models import PushDevice
from tests.leaving.owner import Owner, keep


def be_reached(owner: Owner, now: datetime) -> None:
    mine = {"member_id": owner.member.id}
    when = {"every": "week", "weekday": 1, "hour": 8}
    told = {"endpoint_hash": owner.hide("bestemming"), "subscription": owner.hide("abonnement")}
    keep(
        PushDevice(**mine, **told, name=owner.show("toestel"), server_key="k", added_at=now),
        DigestWish(**mine, **when, next_at=now, told_until=now),
        Digest(**mine, day=owner.show("overzicht"), since=now, until=now, sent_at=now),
    )
