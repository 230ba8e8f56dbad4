"""Applications that wait, and a text that pretends what was not verified."""

from forum.accounts.held_profiles import fingerprint
from forum.accounts.models import HeldProfile, Member
from forum.accounts.service.profile import change_profile
from forum.core.db import db
from forum.experts.verification import service
from forum.experts.verification.contradictions import Said
from forum.experts.verification.findings import Finding, Identity, Looked
from forum.experts.verification.registers import ADAPTERS, MANUAL
from forum.moderation import experts as moderation
from tests import make
from tests.world import STAFF, Secret
from tests.world.experts_parts import Verifying

TEXT = "Pretendeerwoord: geverifieerd."
SAID = {
    "register_name": "Registernaamwoord",
    "practice": "Praktijkwoord",
    "practice_phone": "030 7654321",
    "practice_site": "https://praktijkadres.example",
    "interests": "Belangenwoord",
    "big_number": "00000098765",
}
LOOKED = Looked(
    Finding.FOUND, name_matches=True, identity=Identity.CALL_BACK, is_good=True,
    note="Nakijkwoord",
)  # fmt: skip


def ask_to_be_verified(members: dict[str, Member], secrets: list[Secret]) -> Verifying:
    owner = make.viewer(members["other_member"])
    plain = SAID | {"register_name": "Eigennaamwoord", "big_number": "00000012321"}
    mine = service.apply(make.viewer(members["member"]), Said(profession="fysiotherapeut", **plain))
    found = service.apply(owner, Said(profession="fysiotherapeut", **SAID))
    moderation.check(make.viewer(members["moderator"]), found.id, LOOKED, ADAPTERS[MANUAL])
    change_profile(owner, bio=TEXT)
    held = db.session.query(HeldProfile).filter_by(member_id=owner.id).one()
    for name in ("register_name", "big_number"):
        secrets.append(Secret(SAID[name], ("other_member", *STAFF)))
        secrets.append(Secret(plain[name], ("member", *STAFF)))
    secrets.append(Secret("Praktijkwoord", ("member", "other_member", *STAFF)))
    secrets.append(Secret("Nakijkwoord", STAFF))
    secrets.append(Secret("Pretendeerwoord", ("other_member", *STAFF)))
    return Verifying(mine=mine.id, checked=found.id, text=held.id, seen=fingerprint(TEXT))
