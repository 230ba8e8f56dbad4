"""One of each thing the forum keeps of a member, every text of it a marker of its own.

What a copy must show begins with the member's mark and `toon`, what it must not with `geheim`.
"""

from datetime import datetime

from forum.accounts.models import (
    AccessEntry,
    Block,
    Consent,
    EmailVerification,
    FeedKey,
    Receipt,
    Session,
    Token,
)
from forum.categories.models import Category
from forum.core import clock
from forum.core.db import db
from forum.factsheets.models import (
    ArticleImport,
    CategoryPin,
    FactSheet,
    SheetStep,
    SheetVersion,
    SignOff,
    SourceLine,
    TextCorrection,
    ThreadPin,
)
from forum.leaving.models import Export, Leaving
from forum.marks.models import ThreadMark
from forum.moderation.models import LogEntry
from forum.proofs.models import (
    Authenticator,
    BackupCode,
    Ceremony,
    Identity,
    KnownDevice,
    MailedLink,
    Passkey,
)
from forum.quiz.models import QuizScore
from forum.threads.models import Post, Thread, Voice, VoiceBlock
from tests import make
from tests.leaving.curated import keep_lists
from tests.leaving.expert_work import work_as_expert
from tests.leaving.kept_diary import keep_diary
from tests.leaving.left_with_posts import left_with_posts
from tests.leaving.mailed import get_mail
from tests.leaving.owner import Owner, keep, own_thread
from tests.leaving.talked_of import talked_of


def everything(owner: Owner, other: Owner, place: Category) -> None:
    """All that has a place of its own in the database; `other` is who it was done with."""
    now = clock.now()
    mine = {"member_id": owner.member.id}
    owner.member.expert_profession = owner.show("beroep")
    _accounts(owner, other, mine, now)
    _proofs(owner, mine, now)
    _curating(owner, place, now)
    left_with_posts(owner, other, place, now)
    work_as_expert(owner, other, place, now)
    keep(QuizScore(**mine, correct=7, total=10, taken_at=now))
    keep_diary(owner.member, owner.show)
    keep(Leaving(**mine, mode=owner.show("vertrek"), asked_at=now, due_at=now))
    keep(Export(**mine, status="expired", asked_at=now, ready_at=now))


def _accounts(owner: Owner, other: Owner, mine: dict, now: datetime) -> None:
    used = {"created_at": now, "last_used_at": now}
    where = {"device": owner.show("apparaat"), "address": owner.show("adres")}
    opened = {"what": owner.show("ingezien"), "why": owner.show("waarom"), "opened_at": now}
    token = {"name": owner.show("sleutel"), "scopes": "read"}
    keep(
        Session(**mine, **used, **where, token_hash=owner.hide("sessie")),
        Token(**mine, **used, **token, token_hash=owner.hide("token")),
        FeedKey(**mine, **used, name=owner.show("feed"), token_hash=owner.hide("feedsleutel")),
        Consent(**mine, purpose="texts", text_version=owner.show("versie"), given_at=now),
        EmailVerification(**mine, email_key="zelf@example.org", asked_at=now),
        Receipt(**mine, key=owner.hide("sleutel"), fingerprint=owner.hide("afdruk"), done_at=now),
        Block(**mine, blocked_id=other.member.id, blocked_at=now),
        AccessEntry(**mine, opened_by=other.member.id, role="moderator", **opened),
    )
    get_mail(owner, mine, now)


def _proofs(owner: Owner, mine: dict, now: datetime) -> None:
    key = {"credential_id": owner.hide("kenmerk"), "public_key": owner.hide("publiek")}
    link = {"purpose": owner.show("link"), "email": owner.show("nieuw")}
    keep(
        Authenticator(**mine, secret=owner.hide("app"), created_at=now, confirmed_at=now),
        BackupCode(**mine, code_hash=owner.hide("reserve"), used_at=now),
        Passkey(**mine, **key, name=owner.show("passkey"), sign_count=1, created_at=now),
        Identity(**mine, issuer=owner.show("dienst"), subject=owner.show("wie"), linked_at=now),
        Ceremony(
            **mine,
            kind="passkey",
            token_hash=owner.hide("plechtigheid"),
            facts=owner.hide("feiten"),
            began_at=now,
        ),
        KnownDevice(**mine, token_hash=owner.hide("bekend"), last_used_at=now),
        MailedLink(**mine, **link, token_hash=owner.hide("post"), asked_at=now),
    )


def _curating(owner: Owner, place: Category, now: datetime) -> None:
    me = owner.member.id
    first = own_thread(owner, place)
    sheet = make.sheet(owner.member, published=False, slug=f"{owner.mark}-toon-factsheet")
    owner.shown.append(sheet.slug)
    told = {"source_url": owner.show("bron"), "rights": owner.show("rechten")}
    pinned = {"sheet_id": sheet.id, "pinned_by": me, "pinned_at": now}
    keep(
        ArticleImport(
            sha256=owner.hide("sha"),
            filename=owner.show("bestand"),
            **told,
            bom=False,
            report={"lines": owner.hide("verslag")},
            imported_by=me,
            imported_at=now,
            rights_by=me,
            rights_at=now,
        ),
        _version(owner, sheet, now),
        ThreadPin(**pinned, thread_id=first.thread_id, why=owner.show("bijgesprek")),
        CategoryPin(**pinned, category_id=place.id, why=owner.show("bijcategorie")),
    )
    _looked_after(owner, sheet, now)
    talked_of(owner, first, sheet, now)
    keep_lists(owner, now)
    _corrected(owner, now)


def _looked_after(owner: Owner, sheet: FactSheet, now: datetime) -> None:
    me = owner.member.id
    sheet.owner_id = me
    mine = {"member_id": me, "at": now}
    signed = {"profession": owner.show("beroep"), "member_id": me, "signed_at": now}
    keep(
        SheetStep(sheet_id=sheet.id, kind="withdrawn", reason=owner.show("stap"), **mine),
        SignOff(sheet_id=sheet.id, draft_version=1, **signed),
    )


def _corrected(owner: Owner, now: datetime) -> None:
    """In an article of nobody's, a slip that the owner saw and decided on."""
    facts = {"sha256": owner.mark, "filename": "x.txt", "bom": False, "report": {"lines": 1}}
    article = ArticleImport(**facts, imported_at=now)
    keep(article)
    line = {"number": 1, "raw": "Tekst", "ending": "", "kind": "paragraph", "place": "sheet"}
    keep(SourceLine(import_id=article.id, **line))
    me = owner.member.id
    words = {"found": owner.show("gevonden"), "suggestion": owner.show("beter")}
    decided = {"added_by": me, "decided_by": me, "decided_at": now, "status": "accepted"}
    there = {"import_id": article.id, "line": 1, "place": 0, "origin": "moderator"}
    keep(TextCorrection(**there, **words, **decided))


def _version(owner: Owner, sheet: FactSheet, now: datetime) -> SheetVersion:
    words = {"title": "Titel", "summary": "", "html": "", "claims": [], "references": []}
    return SheetVersion(
        **words,
        sheet_id=sheet.id,
        number=1,
        call_now=False,
        reason=owner.show("publicatie"),
        published_by=owner.member.id,
        published_at=now,
        review_due=now,
    )


def talk(owner: Owner, other: Owner, place: Category) -> Post:
    """Under a pseudonym in a thread of the other, who judges it, and whose pseudonym is blocked."""
    now = clock.now()
    title = {"title": other.show("gesprek"), "body": other.show("opening")}
    first = make.thread(other.member, place=place, **title)
    mine = make.reply(first, owner.member, body=owner.show("antwoord"))
    gone = make.reply(first, owner.member, body=owner.hide("gewist"))
    gone.body, gone.body_html, gone.deleted_at = "", "", now
    voice = db.session.get_one(Voice, mine.voice_id)
    voice.shown_name, voice.is_pseudonym = owner.show("schuilnaam"), True
    mine.removed_at, mine.removed_reason, mine.edited_at = now, "spam", now
    act = {"moderator_id": other.member.id, "thread_id": first.thread_id, "done_at": now}
    words = {"reason": other.show("besluit"), "note": other.show("notitie")}
    keep(
        VoiceBlock(member_id=owner.member.id, voice_id=first.voice_id, blocked_at=now),
        ThreadMark(member_id=owner.member.id, thread_id=first.thread_id, read_number=3),
        LogEntry(**act, act="remove", post_id=mine.id, reason="spam", note=other.show("onderons")),
        LogEntry(**act, act="restore", post_id=mine.id, **words),
    )
    owner.member.last_active_at = now
    assert db.session.get_one(Thread, first.thread_id).title == title["title"]
    return mine
