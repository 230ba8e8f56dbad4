"""What moderators keep for a while; `terms` has the rest."""

from datetime import timedelta

from forum.accounts.viewer import Viewer
from forum.experts.answers.promotion import Promotion
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.moderation.claims.models import QueueClaim
from forum.moderation.gates import floods
from forum.moderation.gates.models import RecentLink, RecentText
from forum.moderation.holding import service as holding
from forum.moderation.holding.reasons import HeldAct
from forum.moderation.holding.service import Wanted
from forum.moderation.measures import appealing
from forum.moderation.measures import service as measures
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.models import Appeal, Measure
from forum.moderation.member_notes.service import add_note
from forum.moderation.models import HeldPost, MemberNote
from forum.moderation.queue.models import QueueNote, QueueOverdue
from forum.moderation.reports.models import ReportCase
from forum.moderation.urgent import service as urgent
from forum.moderation.urgent.models import UrgentMail
from forum.moderation.urgent.queries import urgent_mails
from tests import make
from tests.jobs import queue_terms as queue
from tests.moderation.reported import decided, told_post

DAY = timedelta(days=1)


def removed() -> None:
    first = make.thread()
    post = make.reply(first, body="Weg hiermee")
    keeper = make.viewer(make.moderator())
    moderation.act_on_post(keeper, Act.REMOVE, post.id, reason="spam")


def _held() -> None:
    writer, keeper = make.viewer(make.expert()), make.viewer(make.moderator())
    wanted = Wanted(HeldAct.REPLY, {"body": "Kom langs."}, make.thread().thread_id)
    held_id = holding.hold(writer, wanted, Promotion.OWN_PRACTICE)
    holding.refuse(keeper, held_id, reason="Reclame.")


def _reported() -> None:
    decided(told_post(make.thread().id))


def _noted() -> None:
    keeper, member = make.viewer(make.moderator()), make.member()
    add_note(keeper, member.username, body="Sprak af om het rustig aan te doen.")


def _appeal() -> None:
    member, keepers = make.member(), [make.viewer(make.moderator()) for _two in range(2)]
    about = measures.Wanted(Kind.WARN, username=member.username, reason="spam")
    made = appealing.appeal(
        make.viewer(member), measures.take(keepers[0], about).id, text="Dat was ik niet."
    )
    appealing.decide(keepers[1], made.id, upheld=False, reason="Dat was je wel.")


def _mailed() -> None:
    keeper = make.viewer(make.moderator())
    urgent.note(make.member().id, is_kept=True, is_told=True)
    (mail,) = urgent_mails(keeper).items
    urgent.settle(keeper, mail.id)


def _writer() -> Viewer:
    return make.viewer(make.member())


TERMS = [
    ("old_measures", removed, 365 * DAY, Measure),
    ("old_appeals", _appeal, 365 * DAY, Appeal),
    ("held_posts", _held, 30 * DAY, HeldPost),
    ("reports", _reported, 213 * DAY, ReportCase),
    ("queue_claims", queue.claim, DAY + timedelta(minutes=30), QueueClaim),
    ("queue_notes", queue.note, 90 * DAY, QueueNote),
    ("queue_overdue", queue.told, 365 * DAY, QueueOverdue),
    ("member_notes", _noted, 365 * DAY, MemberNote),
    ("urgent_mails", _mailed, 90 * DAY, UrgentMail),
    ("recent_texts", lambda: floods.seen_before(_writer(), "Dag", None), DAY, RecentText),
    ("recent_links", lambda: floods.is_spread(_writer(), "https://a.example/b"), DAY, RecentLink),
]
