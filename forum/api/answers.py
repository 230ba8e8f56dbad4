from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.answer_shapes import endorsements
from forum.api.door import (
    ALARM_PARAMETER,
    KEY_PARAMETER,
    MATCH_PARAMETER,
    Blueprint,
    acknowledged,
    act_once,
    version_wanted,
    viewer,
)
from forum.api.held import told_where
from forum.core import clock
from forum.core.db import transaction
from forum.core.permission import require
from forum.core.questions import ask_together
from forum.experts.answers import service
from forum.experts.answers.queries import ask_answers, ask_endorsements, joined
from forum.experts.answers.schemas import EndorsementsOutput, ExpertAnswerInput
from forum.experts.policy import may_work
from forum.moderation.holding.schemas import HeldOutput
from forum.posting import sending
from forum.posting.schemas import PostWithPollOutput
from forum.threads.kinds import ReplyKind
from forum.threads.posts import get_readable_post
from forum.threads.queries import get_thread

bp = Blueprint("api_answers", __name__, url_prefix="", description="Answers of experts")


@bp.route("/questions/<id:thread_id>/answers")
class Answers(MethodView):
    @bp.doc(parameters=[KEY_PARAMETER, ALARM_PARAMETER])
    @bp.arguments(ExpertAnswerInput)
    @bp.response(201, PostWithPollOutput)
    @bp.alt_response(202, schema=HeldOutput, description="It waits for a moderator.")
    def post(self, data: dict[str, Any], thread_id: int) -> Any:
        """Answer as a verified expert, by name. It counts for the question of that thread."""
        get_thread(viewer(), thread_id)
        require(may_work(viewer(), clock.now()))
        said = data | {"kind": ReplyKind.EXPERT, "acknowledged": acknowledged()}
        return told_where(act_once(lambda: int(sending.reply(viewer(), thread_id, **said))))


@bp.route("/posts/<id:post_id>/endorsement")
class OneEndorsement(MethodView):
    @bp.doc(parameters=[MATCH_PARAMETER])
    @bp.response(200, EndorsementsOutput)
    def put(self, post_id: int) -> dict[str, Any]:
        """Stand behind the answer of another expert, as its text is now. Twice is once."""
        with transaction():
            service.endorse(viewer(), post_id, version=version_wanted())
        post = get_readable_post(viewer(), post_id)
        found = ask_together(answers=ask_answers(viewer(), [post]), behind=ask_endorsements([post]))
        return endorsements(joined(found["answers"], found["behind"])[post_id])

    @bp.response(204)
    def delete(self, post_id: int) -> None:
        """Take one's own endorsement back."""
        with transaction():
            service.withdraw_endorsement(viewer(), post_id)
