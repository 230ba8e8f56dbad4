"""What an article proposes for a draft that a curator worked on: to take, or to leave."""

from sqlalchemy import select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound, Stale
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets.drafts import get_draft
from forum.factsheets.imports.proposals import PARTS
from forum.factsheets.models import ArticleImport, FactSheet, SheetProposal
from forum.factsheets.policy import may_curate
from forum.factsheets.service.imports.filling import current_texts, put_in
from forum.factsheets.service.imports.numbering import renumber
from forum.factsheets.service.imports.retyping import hold_import
from forum.factsheets.service.steps import note
from forum.factsheets.states import Step


def decide_proposal(viewer: Viewer, slug: str, *, take: bool, version: int | None = None) -> None:
    """Taken, the parts that waited go into the draft, and with them the article's references.
    Left, the draft stays, and is not asked about them again.

    Raises NotFound when nothing waits, Stale when `version` is not the one that stands there.
    """
    require(may_curate(viewer))
    draft = get_draft(viewer, slug)
    article = hold_import(_import_of(draft.id))
    current_texts([draft.id])
    db.session.expire_all()
    draft = get_draft(viewer, slug)
    if version is not None and version != draft.draft_version:
        raise Stale(_("Deze factsheet is intussen bewerkt. Je tekst staat er nog."))
    proposal = db.session.get(SheetProposal, draft.id)
    if proposal is None or not proposal.waiting:
        raise NotFound(_("Bij deze factsheet wacht geen voorstel."))
    if take:
        _take(viewer, proposal, article)
    for part in PARTS:
        setattr(proposal, f"base_{part}", getattr(proposal, f"next_{part}"))
    proposal.base_sources, proposal.waiting = list(article.sources), ""
    db.session.flush()


def _take(viewer: Viewer, proposal: SheetProposal, article: ArticleImport) -> None:
    waiting = [part for part in PARTS if part in proposal.waiting.split()]
    sheet_id = proposal.sheet_id
    put_in({sheet_id: {part: getattr(proposal, f"next_{part}") for part in waiting}})
    renumber({sheet_id: dict(enumerate(article.sources, start=1))})
    note(viewer, sheet_id, Step.FOLLOWED, " ".join(waiting))


def _import_of(sheet_id: int) -> int:
    query = select(FactSheet.import_id).where(FactSheet.id == sheet_id)
    found = db.session.scalar(query)
    if found is None:
        raise NotFound(_("Bij deze factsheet wacht geen voorstel."))
    return found
