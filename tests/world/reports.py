"""What people of the world reported of each other, and what was decided about it."""

from forum.accounts.models import Member
from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.moderation.reports import objecting, own, service
from forum.moderation.reports.addresses import post_place
from forum.moderation.reports.models import Report
from forum.moderation.reports.reasons import Outcome
from forum.moderation.reports.service import Notice
from tests import make
from tests.world import STAFF, Secret
from tests.world.reported import Reported

SEEN = ("member", *STAFF)


def report_things(members: dict[str, Member], post_id: int, secrets: list[Secret]) -> Reported:
    """Whoever is reported learns nothing of it: neither that nor by whom."""
    member, place = make.viewer(members["member"]), post_place(post_id)
    told = {"note": "Klachtnotitie", "legal_ground": "Klachtwet"}
    decided = service.report(member, Notice(place, "reclame", **told))
    guest = {"name": "Klachtgast", "email": "klachtgast@post.example"}
    by_guest = service.report(GUEST, Notice(place, "anders", note="Gastnotitie", **guest))
    _decide(members["moderator"], own.get_own(member, decided).case_id)
    objection = objecting.object_to(member, decided, text="Bezwaartekst")
    waiting = service.report(member, Notice(place, "privacy", note="Wachtnotitie"))
    secrets += [Secret(text, SEEN) for text in ("Klachtnotitie", "Wachtnotitie", "Bezwaartekst")]
    secrets += [Secret(text, STAFF) for text in ("Klachtgast", "Klachtwet", "Gastnotitie")]
    secrets += [Secret(guest["email"])]
    token = own.token_of(by_guest)
    case_id = db.session.get_one(Report, waiting).case_id
    return Reported(waiting, case_id, decided, objection, token)


def _decide(keeper: Member, case_id: int) -> None:
    said = {"outcome": Outcome.UNFOUNDED, "done": "", "reason": "Dit mag hier staan."}
    service.decide(make.viewer(keeper), case_id, **said)
