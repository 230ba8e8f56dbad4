"""Answering as an expert, and standing behind what another answered."""

from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from forum.accounts.policy import may_change_account
from forum.accounts.viewer import Viewer
from forum.accounts.viewers import get_viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Invalid, NotFound, Stale
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.experts.answers.policy import may_endorse
from forum.experts.answers.promotion import Promotion, promotion_in
from forum.experts.models import Endorsement, ExpertAnswer, ExpertQuestion
from forum.experts.policy import may_work
from forum.experts.questions.answering import note_answered, note_unanswered
from forum.experts.verification.holding import held_by
from forum.threads.kinds import Kind
from forum.threads.models import Post
from forum.threads.posts import get_post, get_readable_post
from forum.threads.queries import get_thread
from forum.threads.views import PostView


@dataclass(frozen=True)
class Beside:
    """What goes with an answer: that its writer knows what it is not, the post that it answers and
    the answer of another that it adds to."""

    general_information: bool = False
    answers: int | None = None
    supplements: int | None = None


def add_answer(viewer: Viewer, post: Post, beside: Beside) -> None:
    """That this new post is the viewer's answer as an expert; a question there waits no longer.

    Raises Invalid where it was not said that it is general information, for one's own question,
    and for what stands elsewhere or is no answer.
    """
    require(may_work(viewer, clock.now()))
    # Who ended the verification meanwhile was waited for when the act began.
    require(may_work(get_viewer(viewer.member_id), clock.now()))
    if viewer.expert is None or not beside.general_information:
        told = _("Vink aan dat je antwoord algemene informatie is.")
        raise Invalid(told, errors={"general_information": [told]})
    _require_anothers(viewer, post.thread_id)
    held = held_by(viewer.member_id)
    _check_places(viewer, post, beside)
    answer = ExpertAnswer(
        post_id=post.id,
        member_id=viewer.member_id,
        verification_id=held and held.id,
        profession=viewer.expert.profession,
        verified_at=held and held.verified_at,
        answered_at=post.created_at,
        answers_id=beside.answers,
        supplements_id=beside.supplements,
    )
    db.session.add(answer)
    db.session.flush()
    note_answered(post.thread_id)


def what_promotes(viewer: Viewer, body: str, html: str) -> Promotion | None:
    """Why a moderator should see this text of an expert first. None for nearly all."""
    held = held_by(viewer.member_id)
    return promotion_in(body, html, held.practice_site if held else None)


def forget_answer(post_id: int) -> None:
    """Of a post that was deleted for good: nobody stands behind it any more, and a question that
    only it answered waits again."""
    db.session.execute(delete(Endorsement).where(Endorsement.post_id == post_id))
    gone = delete(ExpertAnswer).where(ExpertAnswer.post_id == post_id)
    if db.session.scalar(gone.returning(ExpertAnswer.post_id)) is not None:
        note_unanswered(db.session.scalars(select(Post.thread_id).filter_by(id=post_id)).one())


def note_gone(post: PostView) -> None:
    """Of any post that a moderator removed: a question that only it answered waits again."""
    if post.is_expert:
        note_unanswered(post.thread_id)


def note_back(post: PostView) -> None:
    """Of any post that was put back."""
    if post.is_expert:
        note_answered(post.thread_id, post.created_at)


def endorse(viewer: Viewer, post_id: int, *, version: int | None = None) -> PostView:
    """Twice is once; once more after a change is of the text as it is now.

    Raises Stale when `version` is not the one that stands there.
    """
    post = get_readable_post(viewer, post_id)
    require(may_endorse(viewer, post, clock.now()))
    if version not in (None, post.version) or viewer.expert is None:
        told = _(
            "Dit antwoord is intussen bewerkt. Lees het nog eens voordat je het onderschrijft."
        )
        raise Stale(told, version=post.version)
    facts = {
        "profession": viewer.expert.profession,
        "endorsed_at": clock.now(),
        "version": post.version,
    }
    _keep(viewer.member_id, post, facts)
    return post


def withdraw_endorsement(viewer: Viewer, post_id: int) -> None:
    """Taking it back must not depend on still being an expert. Twice is once."""
    require(may_change_account(viewer))
    post = get_post(viewer, post_id)
    mine = Endorsement.post_id == post.id, Endorsement.member_id == viewer.member_id
    db.session.execute(delete(Endorsement).where(*mine))


def _keep(member_id: int, post: PostView, facts: dict[str, object]) -> None:
    mine = Endorsement.post_id == post.id, Endorsement.member_id == member_id
    again = update(Endorsement).where(*mine, Endorsement.version < post.version)
    if db.session.scalar(select(Endorsement.version).where(*mine)) is None:
        try:
            with db.session.begin_nested():
                db.session.add(Endorsement(post_id=post.id, member_id=member_id, **facts))
            return
        except IntegrityError:  # sent twice at once
            pass
    db.session.execute(again.values(facts), execution_options={"synchronize_session": False})


def _require_anothers(viewer: Viewer, thread_id: int) -> None:
    """Nobody answers their own question, any more than they take it up."""
    thread = get_thread(viewer, thread_id)
    asks = thread.kind == Kind.QUESTION or db.session.get(ExpertQuestion, thread_id) is not None
    if thread.mine and asks:
        told = _("Je eigen vraag laat je aan een andere expert.")
        raise Invalid(told, errors={"kind": [told]})


def _check_places(viewer: Viewer, post: Post, beside: Beside) -> None:
    for field, post_id in (("answers", beside.answers), ("supplements", beside.supplements)):
        if post_id is not None and not _is_there(viewer, post, post_id, field):
            _refuse(field)


def _is_there(viewer: Viewer, post: Post, post_id: int, field: str) -> bool:
    try:
        found = get_readable_post(viewer, post_id)
    except NotFound:
        return False
    fits = field == "answers" or (found.is_expert and not found.mine)
    return fits and found.thread_id == post.thread_id and found.id != post.id


def _refuse(field: str) -> None:
    wrong: Text = _("Dit bericht staat niet in dit gesprek.")
    if field == "supplements":
        wrong = _("Aanvullen kan bij het antwoord van een andere expert in dit gesprek.")
    raise Invalid(wrong, errors={field: [wrong]})
