"""A member with a word of its own in every place where something of a member is kept."""

from dataclasses import dataclass

from sqlalchemy import select, update

from forum.accounts.mail_models import Bounce
from forum.accounts.models import AccessEntry, Block, Member, Receipt, Session, Token
from forum.core import clock
from forum.core.db import db
from forum.drafts.models import Draft
from forum.factsheets import service as factsheets
from forum.leaving.models import Export, ExportPart
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.moderation.measures import appealing
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.service import take
from forum.moderation.models import MemberNote
from forum.polls.service import vote
from forum.proofs.models import BackupCode, Identity, KnownDevice, MailedLink, Passkey
from forum.push.models import PushDevice
from forum.threads import service as threads
from tests import make
from tests.leaving.kept_diary import keep_diary
from tests.leaving.marked_sheets import talk_of_sheets
from tests.uploads.files import keep as keep_picture

NAME = "Kwastelbloem"
OPENLY = [NAME, "Kwastelboek@post.example", "Profielwoord"]  # who the member is
WORDS = [
    "Peilingwoord",
    "Antwoordwoord",
    "Redenwoord",
    "Titelwoord",
    "Beginwoord",
    "Reactiewoord",
    "Eenzaamwoord",
    "Eenzaamtitel",
    "Doelwoord",
    "Stapwoord",
]
GONE = [
    "Wegwerpwoord",
    "Verwijderwoord",
    "Verledenwoord",
    "Weggepeild",
    "Notitiewoord",
    "Slotwoord",
]
KEPT = [
    "Toestelwoord", "203.0.113.77", "Sleutelwoord", "Inzagewoord", "Sleuteltje", "Uitgever",
    "Onderwerpnummer", "Nieuwbox@post.example", "Uitdraaiwoord", "Bonnetje", "Apparaatje",
    "Papiercode", "Waaromwoord", "Voorstelwoord", "Bronwoord", "Leesookwoord", "Antwoordtaal",
    "Beeldwoord", "Beeldbytes", "Terugpost", "Seintoestel", "Seinplek",
]  # fmt: skip


@dataclass(frozen=True)
class Marked:
    """Numbers of who it is and of what they left in the forum."""

    member: int
    other: int
    moderator: int
    thread: int
    reply: int
    lonely: int
    others_thread: int
    others_post: int
    removed: int
    deleted: int
    place: int


def settle(**facts) -> Marked:
    """Everything of one member, and what others say of them."""
    mail = {"email": OPENLY[1], "bio": f"{OPENLY[2]}, dat ben ik."}
    member = make.member(username=NAME, password=make.PASSWORD, **mail | facts)
    other, keeper, place = make.member(), make.moderator(), make.category()
    first = make.thread(member, place=place, title="Titelwoord hier", body="Beginwoord.")
    lonely = make.thread(member, place=place, title="Eenzaamtitel", body="Eenzaamwoord.")
    theirs = make.thread(other, place=place, title=f"Vraag aan @{NAME}", body="Hoe deed jij dat?")
    found = Marked(
        member=member.id, other=other.id, moderator=keeper.id, place=place.id,
        thread=first.thread_id, lonely=lonely.thread_id, others_thread=theirs.thread_id,
        reply=make.reply(theirs, member, body="Reactiewoord.").id,
        others_post=make.reply(first, other, body=f"Dank @{NAME.upper()}, *fijn*.").id,
        **_gone(member, keeper, theirs),
        **_changed(member, other, first),
        **_pinned(keeper, first),
    )  # fmt: skip
    talk_of_sheets(member, other, keeper, found)
    _keep_things(member, other, keeper)
    keep_diary(member)
    keep_picture(member, alt="Beeldwoord", content=b"Beeldbytes")
    return found


def _gone(member: Member, keeper: Member, theirs) -> dict[str, int]:
    deleted = make.reply(theirs, member, body="Wegwerpwoord.")
    removed = make.reply(theirs, member, body="Verwijderwoord.")
    make.poll(removed, question="Weggepeild?")
    threads.delete_post(make.viewer(member), deleted.id)
    note = {"reason": "spam", "note": "Notitiewoord van het team", "facts": "Uitlegtaal"}
    measure = take(make.viewer(keeper), Wanted(Kind.REMOVE, post_id=removed.id, **note))
    appealing.appeal(make.viewer(member), measure.id, text="Bezwaartaal, denk ik.")
    return {"removed": removed.id, "deleted": deleted.id}


def _changed(member: Member, other: Member, first) -> dict:
    """What stood there before, by the member and about the member; and polls."""
    mine = make.reply(first, member, body="Verledenwoord.")
    threads.edit_post(make.viewer(member), mine.id, body="Later.", reason="Redenwoord")
    make.poll(mine, question="Peilingwoord?", options=("Antwoordwoord", "Iets anders"))
    about = make.reply(first, other, body=f"Net als @{NAME}.")
    threads.edit_post(make.viewer(other), about.id, body="Weg.", reason=f"@{NAME} vroeg erom")
    threads.edit_post(make.viewer(other), about.id, body="Weer.", reason=f"Dag @{NAME}")
    make.poll(about, question=f"Ken je @{NAME}?", options=(f"Ja, @{NAME} wel", "Nee"))
    vote(make.viewer(member), about.id, [1])
    vote(make.viewer(other), mine.id, [1])
    return {}


def _pinned(keeper: Member, first) -> dict:
    viewer = make.viewer(keeper)
    why = f"Waaromwoord, zoals {NAME} vroeg"
    sheet = make.sheet(keeper)
    factsheets.pin_to_thread(viewer, first.thread_id, sheet.slug, why=why)
    moderation.act_on_thread(viewer, Act.LOCK, first.thread_id, reason="Slotwoord over ruzie")
    moderation.act_on_thread(viewer, Act.UNLOCK, first.thread_id, reason="Weer rustig")
    return {}


def _keep_things(member: Member, other: Member, keeper: Member) -> None:
    now, own = clock.now(), {"member_id": member.id}
    _enter(member)
    other.bio = f"Hier dankzij @{NAME}."
    opened = {"opened_by": keeper.id, "role": "moderator", "what": "bericht", "opened_at": now}
    export = Export(**own, status="ready", asked_at=now)
    db.session.add_all([
        AccessEntry(**own, **opened, why="Inzagewoord"),
        Passkey(**own, name="Sleuteltje", credential_id="c", public_key="p", sign_count=0,
                created_at=now),
        Identity(**own, issuer="Uitgever", subject="Onderwerpnummer", linked_at=now),
        MailedLink(**own, purpose="email", email="Nieuwbox@post.example", asked_at=now),
        KnownDevice(**own, token_hash="Apparaatje", last_used_at=now),
        BackupCode(**own, code_hash="Papiercode"),
        PushDevice(**own, name="Seintoestel", endpoint_hash="Seinplek", subscription="s",
                   server_key="k", added_at=now),
        MemberNote(**own, writer_id=keeper.id, body="Teamnotitie", written_at=now),
        Receipt(**own, key="Bonnetje", fingerprint="f", done_at=now),
        Draft(**own, key="new", fields='{"body": "Conceptwoord"}', saved_at=now),
        Bounce(**own, key="Terugpost", is_hard=True, bounced_at=now),
        Block(**own, blocked_id=other.id, blocked_at=now),
        Block(member_id=other.id, blocked_id=member.id, blocked_at=now),
        export,
    ])  # fmt: skip
    db.session.flush()
    db.session.add(ExportPart(export_id=export.id, number=1, content=b"Uitdraaiwoord"))
    db.session.flush()


def _enter(member: Member) -> None:
    make.session(member)
    make.token(member)
    for model, words in (
        (Session, {"device": "Toestelwoord", "address": KEPT[1]}),
        (Token, {"name": "Sleutelwoord"}),
    ):
        db.session.execute(update(model).where(model.member_id == member.id).values(words))


def tombstone(member_id: int) -> Member:
    return db.session.scalars(select(Member).where(Member.id == member_id)).one()
