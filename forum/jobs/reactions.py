"""When this happens, do that: the whole table, in one place.

A reaction takes the event, changes one room, and is safe to run twice. A letter takes the event
and a key that stays the same at every attempt, and gives what to send, or None. A job is work too
long for one transaction: it takes the event and its claim, opens short transactions of its own in
which it holds on to the claim, and can be begun again at any moment.
"""

from collections.abc import Callable
from typing import Any

from forum.accounts.events import EmailVerificationAsked, InactivityNoticed, ProfileRefused
from forum.core.mail import Letter
from forum.core.outbox import Claim
from forum.digests.events import DigestDue
from forum.experts.questions.events import (
    QuestionAlarmed,
    QuestionAnswered,
    QuestionHandedOver,
    QuestionLate,
    QuestionSentBack,
    QuestionWaitsAgain,
)
from forum.experts.verification.events import VerificationNews
from forum.factsheets.events import SheetPublished, SheetWithdrawn, SourcesWorsened
from forum.hooks.events import HookPaused
from forum.jobs import (
    access_letters,
    diary_letters,
    digest_letters,
    expert_letters,
    held_letters,
    hooking,
    letters,
    measure_letters,
    notice_letters,
    noticing_more,
    overdue,
    proof_letters,
    pushing,
    question_letters,
    report_letters,
    rules_letters,
    source_letters,
)
from forum.jobs.exporting import make_export
from forum.jobs.hook_news import tell_hooks
from forum.jobs.inbound import letters as mail_letters
from forum.jobs.inbound.events import MailRefused, MailTaken
from forum.jobs.noticing import tell_of_reply, tell_of_thread
from forum.jobs.pictures import remove_picture_files
from forum.leaving.events import ExportAsked, ExportReady, LeavingAsked
from forum.messages.events import DangerReported, MessageSent
from forum.moderation.events import CrisisNoted, HeldDecided, PseudonymSeen, RulesChanged
from forum.moderation.measures.events import AppealDecided, MeasureReversed, MeasureTaken
from forum.moderation.queue import crisis
from forum.moderation.queue.events import CrisisTold, QueueOverdueNoticed
from forum.moderation.reports.events import (
    CaseDecided,
    ObjectionDecided,
    ReportCounted,
    ReportDecided,
    ReportReceived,
)
from forum.moderation.reports.service import tell_reporters
from forum.notifications.events import Called, Noticed
from forum.proofs.events import (
    BackupCodesRenewed,
    EmailChangeAsked,
    EmailChanged,
    IdentityLinked,
    IdentityUnlinked,
    PasskeyAdded,
    PasskeyRemoved,
    PasswordChanged,
    ResetAsked,
    SecondFactorOff,
    SecondFactorOn,
    SecondFactorReset,
)
from forum.push.events import PushDue
from forum.recovery.reminders.events import ReminderDue
from forum.threads.events import ReplyPosted, ThreadStarted
from forum.uploads.events import UploadRemoved

Reaction = Callable[[Any], None]
LetterWriter = Callable[[Any, str], Letter | None]
Job = Callable[[Any, Claim], None]

REACTIONS: dict[type, tuple[Reaction, ...]] = {
    ThreadStarted: (tell_hooks,),
    ReplyPosted: (tell_hooks,),
    SheetPublished: (tell_hooks,),
    SheetWithdrawn: (tell_hooks,),
    ReportCounted: (tell_hooks,),
    QuestionAnswered: (tell_hooks, noticing_more.tell_question_answered),
    QuestionSentBack: (noticing_more.tell_question_sent_back,),
    QuestionWaitsAgain: (noticing_more.tell_question_waits_again,),
    QuestionHandedOver: (noticing_more.tell_question_handed_over,),
    HeldDecided: (noticing_more.tell_held_decided,),
    MeasureTaken: (noticing_more.tell_measure_taken,),
    MeasureReversed: (noticing_more.tell_measure_reversed,),
    AppealDecided: (noticing_more.tell_appeal_decided,),
    ReportDecided: (noticing_more.tell_report_decided,),
    VerificationNews: (noticing_more.tell_verification_news,),
    SourcesWorsened: (noticing_more.tell_sources_worsened,),
    MessageSent: (noticing_more.tell_message_sent,),
    CaseDecided: (tell_reporters,),
    CrisisNoted: (crisis.tell_team,),
    DangerReported: (crisis.tell_of_message,),
    Called: (pushing.ring,),
}
LETTERS: dict[type, tuple[LetterWriter, ...]] = {
    EmailVerificationAsked: (letters.verify_email, letters.taken_email),
    ResetAsked: (access_letters.reset_password,),
    PasswordChanged: (access_letters.password_changed,),
    EmailChangeAsked: (access_letters.confirm_new_email, access_letters.email_change_asked),
    EmailChanged: (access_letters.email_changed,),
    PseudonymSeen: (letters.pseudonym_seen,),
    LeavingAsked: (letters.leaving,),
    InactivityNoticed: (letters.inactive,),
    SecondFactorOn: (proof_letters.second_factor_on,),
    SecondFactorOff: (proof_letters.second_factor_off,),
    SecondFactorReset: (proof_letters.second_factor_reset,),
    BackupCodesRenewed: (proof_letters.backup_codes_renewed,),
    IdentityLinked: (proof_letters.identity_linked,),
    IdentityUnlinked: (proof_letters.identity_unlinked,),
    PasskeyAdded: (proof_letters.passkey_added,),
    PasskeyRemoved: (proof_letters.passkey_removed,),
    ExportReady: (letters.export_ready,),
    SourcesWorsened: (source_letters.sources_worsened,),
    HeldDecided: (held_letters.held_decided,),
    ReportReceived: (report_letters.received,),
    ReportDecided: (report_letters.decided,),
    ObjectionDecided: (report_letters.objection_decided,),
    QueueOverdueNoticed: (overdue.told,),
    CrisisTold: (overdue.danger,),
    RulesChanged: (rules_letters.rules_changed,),
    MeasureTaken: (measure_letters.measure_taken,),
    MeasureReversed: (measure_letters.measure_reversed,),
    AppealDecided: (measure_letters.appeal_decided,),
    DigestDue: (digest_letters.digest,),
    ReminderDue: (diary_letters.check_in_ready,),
    VerificationNews: (expert_letters.verification_news,),
    ProfileRefused: (expert_letters.profile_refused,),
    Noticed: (notice_letters.noticed,),
    QuestionAnswered: (question_letters.answered,),
    QuestionSentBack: (question_letters.sent_back,),
    QuestionLate: (question_letters.late,),
    QuestionWaitsAgain: (question_letters.waits_again,),
    QuestionHandedOver: (question_letters.handed_over,),
    QuestionAlarmed: (question_letters.alarmed,),
    HookPaused: (hooking.paused,),
    MailTaken: (mail_letters.mail_taken,),
    MailRefused: (mail_letters.mail_refused,),
}
# What is kept in the transaction that marks such a letter as sent; it takes the event and
# what was sent.
ONCE_SENT: dict[LetterWriter, Callable[[Any, Letter], None]] = {
    letters.inactive: letters.inactive_sent,
    notice_letters.noticed: notice_letters.sent,
    digest_letters.digest: digest_letters.sent,
}
JOBS: dict[type, tuple[Job, ...]] = {
    ExportAsked: (make_export,),
    UploadRemoved: (remove_picture_files,),
    ThreadStarted: (tell_of_thread,),
    ReplyPosted: (tell_of_reply,),
    PushDue: (pushing.push,),
}
