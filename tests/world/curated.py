"""What moderators of the world did: closed, wrote and took in."""

from sqlalchemy import select

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.core.db import db
from forum.factsheets import service as factsheets
from forum.factsheets.article import Kind
from forum.factsheets.models import FactSheet
from forum.factsheets.service import SheetChange
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.threads.models import Post, Thread
from tests import make
from tests.factsheets.article.example import TEXT
from tests.world import STAFF, Secret
from tests.world.decided import decide

ARTICLE = TEXT.replace("Rugpijn in bed: ligt dat", "Verborgenkop: ligt dat")
NEW_ARTICLE = TEXT.replace("Rugpijn in bed: ligt dat", "Rugpijn in de nacht: ligt dat")


def moderated(
    members: dict[str, Member], first: Post, place: Category, secrets: list[Secret]
) -> dict:
    locked = make.thread(members["member"], place=place, title="Gesloten gesprek")
    moderation.act_on_thread(
        make.viewer(members["moderator"]),
        Act.LOCK,
        locked.thread_id,
        reason="Slotwoord van het team",
    )
    secrets.append(Secret("Slotwoord van het team", STAFF))
    decided = decide(members, first, secrets)
    return {
        "locked_thread": locked.thread_id,
        "locked_slug": slug_of(locked),
        "decided": decided,
    }


def sheets(keeper: Member, first: Post, place: Category, secrets: list[Secret]) -> dict:
    viewer = make.viewer(keeper)
    hidden = {name: f"Concept{name}" for name in ("title", "summary", "body", "editor_note")}
    draft = make.sheet(keeper, published=False, slug="geheim-concept", **hidden)
    pinned = make.sheet(keeper, slug="open-factsheet")
    factsheets.pin_to_thread(viewer, first.thread_id, pinned.slug, why="Dit helpt.")
    factsheets.pin_to_category(viewer, place.slug, pinned.slug)
    later = {"body": "Werkversietekst", "summary": "Werkversiezin", "title": "Werkversietitel"}
    factsheets.edit_sheet(viewer, pinned.slug, SheetChange(columns=later))
    secrets += [Secret(text, STAFF) for text in (*hidden.values(), *later.values(), draft.slug)]
    loose = make.sheet(keeper, slug="losse-factsheet")
    return {"sheet": pinned.slug, "loose_sheet": loose.slug, "draft": draft.slug}


def reviewed(keeper: Member, secrets: list[Secret]) -> dict:
    """A draft that experts are asked to read, a sheet that was published twice, and one that was
    taken back."""
    viewer = make.viewer(keeper)
    words = {name: f"Ternalezing{name}" for name in ("title", "summary", "body")}
    draft = make.sheet(keeper, published=False, slug="ter-nalezing", **words)
    factsheets.submit(viewer, draft.slug, reason="Leeswijzer van het team")
    secrets += [Secret(text, (*STAFF, "expert")) for text in (*words.values(), draft.slug)]
    secrets.append(Secret("Leeswijzer van het team", (*STAFF, "expert")))
    twice = make.sheet(keeper, slug="tweede-versie")
    factsheets.publish(viewer, twice.slug, reason="Nog eens nagelezen")
    gone = make.sheet(keeper, slug="ingetrokken-factsheet", body="Tekst van voorheen")
    factsheets.withdraw(viewer, gone.slug, reason="Niet meer juist")
    secrets.append(Secret("Tekst van voorheen", STAFF))
    return {"in_review": draft.slug, "twice": twice.slug, "withdrawn": gone.slug}


def imported(keeper: Member, secrets: list[Secret]) -> dict:
    found = factsheets.import_article(
        make.viewer(keeper), ARTICLE.encode(), filename="bronbestand.txt", rights="Rechtenzin"
    )
    drafts = db.session.scalars(select(FactSheet).filter_by(import_id=found.id))
    texts = [
        "bronbestand.txt",
        "Rechtenzin",
        "Verborgenkop",
        "Geheimverbetering",
        *(sheet.slug for sheet in drafts),
    ]
    secrets += [Secret(text, STAFF) for text in texts]
    return {"article": found.id, **_reread(keeper, found.id)}


def _reread(keeper: Member, import_id: int) -> dict:
    """A slip in it, and a draft that was worked on before the article was read otherwise."""
    viewer = make.viewer(keeper)
    sheet = db.session.scalars(select(FactSheet).filter_by(import_id=import_id)).all()[1]
    factsheets.edit_sheet(viewer, sheet.slug, SheetChange({"body": "Eigen werktekst."}))
    factsheets.tell_kinds(viewer, import_id, {14: Kind.CALLOUT})
    facts = {"line": 16, "found": "twintig keer", "suggestion": "Geheimverbetering"}
    slip = factsheets.suggest_correction(viewer, import_id, **facts)
    return {"correction": slip.id, "proposal": sheet.slug}


def slug_of(post: Post) -> str:
    return db.session.get_one(Thread, post.thread_id).slug
