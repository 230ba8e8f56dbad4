"""When a member wanted a digest, and when one was sent."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.core.i18n import _
from forum.core.sections import Section, in_batches, section
from forum.digests.models import Digest, DigestWish
from forum.digests.times import LABELS

WISH = {
    "every": _("Hoe vaak"),
    "weekday": _("Dag van de week (1 is maandag)"),
    "hour": _("Uur"),
}
SENT = {"day": _("Dag"), "sent_at": _("Verstuurd")}


def export(member_id: int) -> Sequence[Section]:
    wanted = select(DigestWish.every, DigestWish.weekday, DigestWish.hour)
    wishes = in_batches(wanted.where(DigestWish.member_id == member_id), DigestWish.member_id)
    words = {"every": {every.value: label for every, label in LABELS.items()}}
    mine = Digest.member_id == member_id
    return [
        Section("digest_wish", _("Je overzicht per mail"), WISH, wishes, words=words),
        section(Digest, mine, SENT, "digests", _("Overzichten die we je stuurden")),
    ]
