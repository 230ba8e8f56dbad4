"""What one member has to do with sheets in conversations, for the member."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.categories.models import Category
from forum.core.i18n import _
from forum.core.sections import Section, in_batches
from forum.factsheets.models import (
    CategoryPin,
    ClaimLink,
    FactSheet,
    PostClaim,
    SheetSuggestion,
    ThreadPin,
)
from forum.factsheets.talk.kinds import KIND_WORDS, OUTCOMES
from forum.threads.owners import posts_of

THREAD_PIN = {
    "sheet": _("Factsheet"),
    "thread_id": _("Bij gesprek nummer"),
    "why": _("Waarom"),
    "pinned_at": _("Vastgezet"),
}
CATEGORY_PIN = {
    "sheet": _("Factsheet"),
    "category": _("Bij categorie"),
    "why": _("Waarom"),
    "pinned_at": _("Vastgezet"),
}
CITED = {
    "post_id": _("Bericht nummer"),
    "sheet": _("Factsheet"),
    "claim_key": _("Bewering nummer"),
}
LINKED = CITED | {"note": _("Toelichting"), "created_at": _("Gekoppeld")}
SUGGESTED = {
    "sheet": _("Factsheet"),
    "claim_key": _("Bewering nummer"),
    "post_id": _("Bericht nummer"),
    "kind": _("Soort"),
    "body": _("Wat je schreef"),
    "source": _("Bron"),
    "created_at": _("Verstuurd"),
    "closed_at": _("Afgehandeld"),
    "outcome": _("Uitkomst"),
    "answer": _("Antwoord"),
}
ANSWERED = {
    "sheet": _("Factsheet"),
    "outcome": _("Uitkomst"),
    "answer": _("Antwoord"),
    "closed_at": _("Afgehandeld"),
}
WORDS = {"kind": KIND_WORDS, "outcome": OUTCOMES}
_slug = FactSheet.slug.label("sheet")


def export(member_id: int) -> Sequence[Section]:
    return [
        _on_threads(member_id),
        _on_categories(member_id),
        _cited(member_id),
        _linked(member_id),
        _suggested(member_id),
        _answered(member_id),
    ]


def _cited(member_id: int) -> Section:
    query = (
        select(PostClaim.post_id, _slug, PostClaim.claim_key)
        .join(FactSheet, FactSheet.id == PostClaim.sheet_id)
        .where(PostClaim.post_id.in_(posts_of(member_id)))
    )
    rows = in_batches(query, PostClaim.post_id, PostClaim.sheet_id, PostClaim.claim_key)
    return Section("cited_claims", _("Beweringen die je in berichten noemde"), CITED, rows)


def _linked(member_id: int) -> Section:
    columns = (ClaimLink.post_id, _slug, ClaimLink.claim_key, ClaimLink.note, ClaimLink.created_at)
    query = select(*columns).join(FactSheet, FactSheet.id == ClaimLink.sheet_id)
    rows = in_batches(query.where(ClaimLink.moderator_id == member_id), ClaimLink.id)
    return Section("claim_links", _("Factsheets die je onder berichten zette"), LINKED, rows)


def _suggested(member_id: int) -> Section:
    columns = [getattr(SheetSuggestion, name) for name in SUGGESTED if name != "sheet"]
    query = select(_slug, *columns).join(FactSheet, FactSheet.id == SheetSuggestion.sheet_id)
    rows = in_batches(query.where(SheetSuggestion.member_id == member_id), SheetSuggestion.id)
    title = _("Je suggesties over factsheets")
    return Section("sheet_suggestions", title, SUGGESTED, rows, WORDS)


def _answered(member_id: int) -> Section:
    columns = [getattr(SheetSuggestion, name) for name in ANSWERED if name != "sheet"]
    query = select(_slug, *columns).join(FactSheet, FactSheet.id == SheetSuggestion.sheet_id)
    rows = in_batches(query.where(SheetSuggestion.closed_by == member_id), SheetSuggestion.id)
    return Section(
        "suggestions_answered", _("Suggesties die je beantwoordde"), ANSWERED, rows, WORDS
    )


def _on_threads(member_id: int) -> Section:
    query = (
        select(
            FactSheet.slug.label("sheet"),
            ThreadPin.thread_id,
            ThreadPin.why,
            ThreadPin.pinned_at,
        )
        .join(FactSheet, FactSheet.id == ThreadPin.sheet_id)
        .where(ThreadPin.pinned_by == member_id)
    )
    rows = in_batches(query, ThreadPin.id)
    return Section("thread_pins", _("Factsheets die je bij gesprekken zette"), THREAD_PIN, rows)


def _on_categories(member_id: int) -> Section:
    query = (
        select(
            FactSheet.slug.label("sheet"),
            Category.slug.label("category"),
            CategoryPin.why,
            CategoryPin.pinned_at,
        )
        .join(FactSheet, FactSheet.id == CategoryPin.sheet_id)
        .join(Category, Category.id == CategoryPin.category_id)
        .where(CategoryPin.pinned_by == member_id)
    )
    rows = in_batches(query, CategoryPin.id)
    return Section(
        "category_pins", _("Factsheets die je bij categorieën zette"), CATEGORY_PIN, rows
    )
