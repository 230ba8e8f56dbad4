"""Every way in which a moderator decides about what waits, by its kind."""

from functools import partial

from forum.accounts.held_profiles import held_profile
from forum.experts.questions.reasons import Reason
from forum.moderation import experts, messages, questions
from forum.moderation.acts import Act
from forum.moderation.gates import flags
from forum.moderation.holding import service as holding
from forum.moderation.measures import appealing
from forum.moderation.reports import objecting
from forum.moderation.reports import service as reports
from forum.moderation.reports.objecting import Judged
from forum.moderation.reports.reasons import Outcome
from forum.moderation.signals import service as signals
from forum.moderation.signals.answers import Answer
from forum.moderation.urgent import service as urgent
from tests import make
from tests.experts.applying import check
from tests.moderation.queued import number

WHY = "Dat is zo."


def _answer(given, who, name):
    signals.answer(who, number(name), given)


def _report(outcome, who, name):
    reports.decide(who, number(name), outcome=outcome, done="", reason=WHY)


def _appeal(is_upheld, who, name):
    appealing.decide(who, number(name), upheld=is_upheld, reason=WHY)


def _objection(is_upheld, who, name):
    objecting.decide_objection(who, number(name), Judged(is_upheld, WHY))


def _seen(who, name):
    return {"seen": held_profile(who, number(name)).seen}


def _confirm(who, name):
    check(number(name), make.moderator())
    experts.confirm(who, number(name))


WAYS = {
    Act.SETTLE_MAIL: ("urgent_mail", lambda who, name: urgent.settle(who, number(name))),
    Act.SEE_SIGNAL: ("signal", partial(_answer, Answer.SEEN)),
    Act.REPLY_SIGNAL: ("signal", partial(_answer, Answer.REPLIED)),
    Act.DISMISS_SIGNAL: ("signal", partial(_answer, Answer.FALSE_ALARM)),
    Act.UPHOLD_REPORT: ("report", partial(_report, Outcome.FOUNDED)),
    Act.DISMISS_REPORT: ("report", partial(_report, Outcome.UNFOUNDED)),
    Act.MERGE_REPORT: ("report", partial(_report, Outcome.DUPLICATE)),
    Act.SETTLE_FLAG: ("flagged_post", lambda who, name: flags.settle(who, number(name))),
    Act.UPHOLD_APPEAL: ("appeal", partial(_appeal, True)),
    Act.REJECT_APPEAL: ("appeal", partial(_appeal, False)),
    Act.UPHOLD_OBJECTION: ("report_objection", partial(_objection, True)),
    Act.DISMISS_OBJECTION: ("report_objection", partial(_objection, False)),
    Act.PLACE_HELD: ("held_post", lambda who, name: holding.decide_to_place(who, number(name))),
    Act.REFUSE_HELD: (
        "held_post",
        lambda who, name: holding.refuse(who, number(name), reason=WHY),
    ),
    Act.CLOSE_MESSAGE_REPORT: (
        "message_report",
        lambda who, name: messages.close_report(who, number(name)),
    ),
    Act.APPROVE_QUESTION: ("question", lambda who, name: questions.approve(who, number(name))),
    Act.CLOSE_QUESTION: (
        "question",
        lambda who, name: questions.close(who, number(name), reason=Reason.TOO_LITTLE),
    ),
    Act.APPROVE_PROFILE: (
        "held_profile",
        lambda who, name: experts.approve_profile(who, number(name), **_seen(who, name)),
    ),
    Act.REFUSE_PROFILE: (
        "held_profile",
        lambda who, name: experts.refuse_profile(who, number(name), reason=WHY, **_seen(who, name)),
    ),
    Act.CONFIRM_EXPERT: ("application", _confirm),
    Act.REJECT_EXPERT: (
        "application",
        lambda who, name: experts.reject(who, number(name), reason=WHY),
    ),
}
