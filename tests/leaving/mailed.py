"""What is kept of mail to a member: wishes, what was sent and what came back."""

from datetime import datetime

from forum.accounts.mail_models import Bounce, MailStanding
from forum.accounts.models import SentLetter
from tests.leaving.owner import Owner, keep


def get_mail(owner: Owner, mine: dict, now: datetime) -> None:
    told = {"key": owner.hide("brief"), "address_mark": owner.hide("merk")}
    keep(
        MailStanding(**mine, is_discreet=True, stopped_at=now),
        Bounce(**mine, key=owner.hide("terug"), is_hard=True, bounced_at=now),
        SentLetter(**mine, **told, subject=owner.show("brief"), sent_at=now),
    )
