"""New drafts of an article, all in a few statements however many they are."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from forum.core import clock
from forum.core.db import db
from forum.factsheets.article import DraftSheet
from forum.factsheets.imports.proposals import PARTS, Slips, claims_of, propose
from forum.factsheets.models import Claim, FactSheet, SheetProposal, SheetReference
from forum.factsheets.service.bulk import add_all


def add_sheets(
    import_id: int, drafts: Sequence[DraftSheet], sources: Mapping[int, int], slips: Slips
) -> dict[str, int]:
    """By the address within the article the id of the sheet."""
    if not drafts:
        return {}
    texts = [propose(draft, slips) for draft in drafts]
    ids = _add(import_id, drafts, texts)
    add_all(
        Claim,
        [row for at, sheet in zip(ids, drafts, strict=True) for row in _claims(at, sheet, slips)],
    )
    add_all(
        SheetReference,
        [
            {"sheet_id": at, "number": n, "reference_id": to}
            for at in ids
            for n, to in sources.items()
        ],
    )
    add_all(
        SheetProposal,
        [
            _proposal(at, draft.slug, text)
            for at, draft, text in zip(ids, drafts, texts, strict=True)
        ],
    )
    return {draft.slug: at for draft, at in zip(drafts, ids, strict=True)}


def _add(
    import_id: int, drafts: Sequence[DraftSheet], texts: Sequence[dict[str, str]]
) -> Sequence[int]:
    now, taken = clock.now(), set(db.session.scalars(select(FactSheet.slug)))
    rows = [
        {
            "slug": _free(draft.slug, taken),
            "title": text["title"],
            "body": text["body"],
            "origin": "artikel",
            "import_id": import_id,
            "last_claim_key": len(draft.claims),
            "created_at": now,
            "updated_at": now,
        }
        for draft, text in zip(drafts, texts, strict=True)
    ]
    add_all(FactSheet, rows)
    slugs = [str(row["slug"]) for row in rows]
    made = select(FactSheet.slug, FactSheet.id).where(FactSheet.slug.in_(slugs))
    ids = {slug: sheet_id for slug, sheet_id in db.session.execute(made)}
    return [ids[slug] for slug in slugs]


def _claims(sheet_id: int, draft: DraftSheet, slips: Slips) -> list[dict[str, Any]]:
    return [
        {
            "sheet_id": sheet_id,
            "key": number,
            "position": number,
            "text": claim.text,
            "cites": list(claim.cites),
        }
        for number, claim in enumerate(claims_of(draft, slips), start=1)
    ]


def _proposal(sheet_id: int, address: str, text: Mapping[str, str]) -> dict[str, Any]:
    texts = {f"{time}_{part}": text[part] for time in ("base", "next") for part in PARTS}
    return {"sheet_id": sheet_id, "address": address, **texts}


def _free(slug: str, taken: set[str]) -> str:
    """The slug, or with the first number that makes it free."""
    tried, number = slug, 1
    while tried in taken:
        number += 1
        tried = f"{slug}-{number}"
    taken.add(tried)
    return tried
