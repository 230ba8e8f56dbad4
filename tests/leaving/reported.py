"""What a member reported, and decided about reports of others."""

from forum.accounts.viewer import GUEST
from forum.categories.models import Category
from forum.core.db import db
from forum.moderation.reports import objecting, service
from forum.moderation.reports.addresses import Place, post_place
from forum.moderation.reports.models import ReportCase, ReportObjection
from forum.moderation.reports.reasons import Outcome, SubjectKind
from forum.moderation.reports.service import Notice
from tests import make
from tests.leaving.owner import Owner
from tests.moderation.reported import case_of

SAID = {"outcome": Outcome.UNFOUNDED, "done": "Niets", "reason": "Het mag."}


def reported_by(owner: Owner, other: Owner, place: Category) -> None:
    """Of a post of the other, who learns neither that nor by whom; and of a guest's, decided."""
    me, keeper = make.viewer(owner.member), make.viewer(make.moderator())
    told = {"note": owner.show("meldnotitie"), "legal_ground": owner.show("meldwet")}
    theirs = post_place(make.thread(other.member, place=place).id)
    number = service.report(me, Notice(theirs, "anders", **told))
    service.decide(keeper, case_of(number).id, **SAID)
    objecting.object_to(me, number, text=owner.show("meldbezwaar"))
    _decided_by(owner)


def _decided_by(owner: Owner) -> None:
    page = Place(SubjectKind.PAGE, f"/{owner.hide('meldplek')}")
    who = {"name": owner.hide("meldnaam"), "email": f"{owner.hide('meldbox')}@example.org"}
    number = service.report(GUEST, Notice(page, "reclame", note=owner.hide("gastmelding"), **who))
    case: ReportCase = case_of(number)
    service.decide(make.viewer(make.moderator()), case.id, **SAID)
    objection_id = objecting.object_by_letter(GUEST, number, text=owner.hide("gastbezwaar"))
    _as_decided(owner, case_of(number), objection_id)


def _as_decided(owner: Owner, case: ReportCase, objection_id: int) -> None:
    me = owner.member.id
    case.decided_by, case.reason, case.done = me, owner.show("besloten"), owner.show("gedaan")
    judged = db.session.get_one(ReportObjection, objection_id)
    judged.decided_at, judged.decided_by = case.decided_at, me
    judged.is_upheld, judged.answer = True, owner.show("bezwaarbesluit")
    db.session.flush()
