"""Who may do what with questions to experts. Pure: no database, no request."""

from datetime import datetime

from forum.accounts.policy import may_change_account, may_moderate, may_see_account, may_write
from forum.accounts.viewer import Viewer
from forum.core.i18n import _
from forum.core.permission import Verdict, no, yes
from forum.experts.policy import may_work
from forum.experts.questions.views import Pile, QuestionView
from forum.threads.views import ThreadView

_of_staff = (Pile.ASKED, Pile.CLOSED)
_of_experts = (Pile.HELD, Pile.DECLINED)


def may_ask(viewer: Viewer, thread: ThreadView, at: datetime) -> Verdict:
    """Who started it, whatever kind it is, while others could still write in it."""
    if viewer.is_member and not thread.mine:
        return no("not_yours", _("Alleen wie het gesprek begon, kan een expert vragen."))
    if viewer.is_member and thread.is_locked:
        return no("locked", _("Dit gesprek is gesloten."))
    return may_write(viewer, at)


def may_take_back(viewer: Viewer, question: QuestionView) -> Verdict:
    """As little depends on standing as with taking back one's words."""
    if viewer.is_member and not question.mine:
        return no("not_yours", _("Alleen wie de vraag stelde, kan hem terugnemen."))
    return may_change_account(viewer)


def may_claim(viewer: Viewer, question: QuestionView, at: datetime) -> Verdict:
    if (verdict := may_work(viewer, at)) and question.mine:
        return no("own_question", _("Je eigen vraag laat je aan een andere expert."))
    return verdict


def may_pass_on(viewer: Viewer, at: datetime) -> Verdict:
    """What experts and moderators do with any question that was taken up."""
    return may_moderate(viewer) if viewer.is_staff else may_work(viewer, at)


def may_release(viewer: Viewer, question: QuestionView, at: datetime) -> Verdict:
    """Who has it, and moderators."""
    if (verdict := may_pass_on(viewer, at)) and not (question.is_held or viewer.is_staff):
        return no("not_yours", _("Een andere expert heeft deze vraag opgepakt."))
    return verdict


def may_hand_over(viewer: Viewer, question: QuestionView, at: datetime) -> Verdict:
    verdict = may_release(viewer, question, at)
    return verdict and (may_judge_question(viewer, question) if viewer.is_staff else verdict)


def may_judge_question(viewer: Viewer, question: QuestionView) -> Verdict:
    """Letting it through, raising and closing it. Nobody judges in their own matter."""
    if viewer.is_staff and question.mine:
        return no("own_question", _("Over je eigen vraag beslist een andere moderator."))
    return may_moderate(viewer)


def may_see_pile(viewer: Viewer, pile: Pile) -> Verdict:
    """Answered questions are for everybody; what waits is for those who can do something."""
    if pile == Pile.ANSWERED:
        return yes
    if pile == Pile.MINE:
        return may_see_account(viewer)
    if pile in _of_staff:
        return may_moderate(viewer)
    return _may_see_queue(viewer, pile)


def _may_see_queue(viewer: Viewer, pile: Pile) -> Verdict:
    if viewer.is_expert or (viewer.is_staff and pile not in _of_experts):
        return yes
    if viewer.is_member:
        return no("experts_only", _("Alleen een geverifieerde expert kan dit zien."))
    return may_see_account(viewer)


def piles_of(viewer: Viewer) -> list[Pile]:
    """Those that the viewer can choose from, the most useful one first."""
    if viewer.is_staff:
        return [Pile.ASKED, Pile.WAITING, Pile.ASSIGNED, Pile.ANSWERED, Pile.CLOSED]
    if viewer.is_expert:
        return [Pile.WAITING, Pile.HELD, Pile.DECLINED, Pile.ANSWERED, Pile.MINE]
    return [Pile.ANSWERED, Pile.MINE] if viewer.is_member else [Pile.ANSWERED]


def may_see_desk(viewer: Viewer) -> Verdict:
    if viewer.is_member and not viewer.is_expert:
        return no("experts_only", _("Alleen een geverifieerde expert kan dit zien."))
    return may_see_account(viewer)
