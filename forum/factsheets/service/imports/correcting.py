"""Text corrections: proposed by a rule or a moderator, decided by a moderator, never silent."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.factsheets.article import Kind
from forum.factsheets.article.words import bullet
from forum.factsheets.claims import read_claims, write_claims
from forum.factsheets.drafts import claims_of, texts_of
from forum.factsheets.imports.corrections import Slip, corrected
from forum.factsheets.imports.proposals import PARTS
from forum.factsheets.models import SheetProposal, SourceLine, TextCorrection
from forum.factsheets.policy import may_curate
from forum.factsheets.service.imports.filling import current_texts, put_in
from forum.factsheets.service.imports.retyping import hold_import


def suggest_correction(
    viewer: Viewer, import_id: int, *, line: int, found: str, suggestion: str
) -> TextCorrection:
    """A slip that a moderator saw. Raises Invalid when it is not in that line, Conflict twice."""
    require(may_curate(viewer))
    hold_import(import_id)
    text = _text(import_id, line)
    place = text.find(found)
    if place < 0:
        raise _wrong("found", _("Dit staat niet in regel %(line)s.", line=line))
    if suggestion == found:
        raise _wrong("suggestion", _("De verbetering is hetzelfde als wat er staat."))
    made = TextCorrection(
        import_id=import_id,
        line=line,
        place=place,
        found=found,
        suggestion=suggestion,
        origin="moderator",
        added_by=viewer.id,
    )
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError as error:
        raise Conflict(_("Deze tekstcorrectie is al voorgesteld.")) from error
    return made


def decide_correction(viewer: Viewer, correction_id: int, *, accept: bool) -> TextCorrection:
    """Accepted, the draft changes at that one place. Raises Conflict when it is no longer there,
    or was decided otherwise before; the same decision twice is one."""
    require(may_curate(viewer))
    found = db.session.get(TextCorrection, correction_id)
    if found is None:
        raise NotFound(_("Deze tekstcorrectie bestaat niet."))
    hold_import(found.import_id)
    db.session.refresh(found)
    wanted = "accepted" if accept else "rejected"
    if found.status == wanted:
        return found
    if found.status != "open":
        raise Conflict(_("Over deze tekstcorrectie is al beslist."))
    if accept:
        _apply(found)
    found.status, found.decided_by, found.decided_at = wanted, viewer.id, clock.now()
    db.session.flush()
    return found


def _apply(found: TextCorrection) -> None:
    """In the draft, and in what is known of its article, so that it is no edit of a curator's."""
    text = _text(found.import_id, found.line)
    slip = Slip(found.place, found.found, found.suggestion, text)
    proposal = _proposal(found)
    if proposal is None:
        return  # a source or a line that is left out: noted, and there is nothing to change
    now = current_texts([proposal.sheet_id])[proposal.sheet_id]
    changed = {part: _changed(part, now[part], slip) for part in PARTS}
    if all(changed[part] == now[part] for part in PARTS):
        raise Conflict(
            _(
                "‘%(found)s’ staat niet meer in het concept, of vaker op dezelfde manier. "
                "Verander het daar zelf en wijs de tekstcorrectie dan af.",
                found=found.found,
            ),
            code="not_there",
        )
    for part in PARTS:
        for time in ("base", "next"):
            name = f"{time}_{part}"
            setattr(proposal, name, _changed(part, getattr(proposal, name), slip))
    taken = {part: changed[part] for part in PARTS if changed[part] != now[part]}
    if "claims" in taken:
        taken["claims"] = _changed("claims", _keyed(proposal.sheet_id), slip)
    put_in({proposal.sheet_id: taken})


def _keyed(sheet_id: int) -> str:
    """The claims of the draft with their keys: each is the same claim, spelled better."""
    return write_claims(texts_of(claims_of(sheet_id)))


def _changed(part: str, text: str, slip: Slip) -> str:
    if part != "claims":
        return corrected(text, slip) or text
    claims = read_claims(text)
    return write_claims(
        replace(claim, text=corrected(claim.text, slip) or claim.text) for claim in claims
    )


def _proposal(found: TextCorrection) -> SheetProposal | None:
    query = (
        select(SheetProposal)
        .join(SourceLine, SourceLine.sheet_id == SheetProposal.sheet_id)
        .where(SourceLine.import_id == found.import_id, SourceLine.number == found.line)
    )
    return db.session.scalar(query)


def _text(import_id: int, number: int) -> str:
    line = db.session.get(SourceLine, (import_id, number))
    if line is None or line.kind == Kind.BLANK:
        raise _wrong(
            "line", _("Regel %(line)s staat niet in dit artikel, of is leeg.", line=number)
        )
    return _as_read(line)


def _as_read(line: SourceLine) -> str:
    """One that the previous release wrote has only the line itself."""
    return line.raw[len(bullet(line.raw)) :] if line.text is None else line.text


def _wrong(field: str, told: Text) -> Invalid:
    return Invalid(told, errors={field: [told]})
