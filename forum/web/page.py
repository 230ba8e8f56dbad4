"""What every page has in common."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from flask import Flask, current_app, flash, get_flashed_messages, url_for
from flask_babel import format_date, format_datetime, get_locale
from flask_login import current_user

from forum.accounts.policy import may_moderate, may_write
from forum.accounts.viewer import Viewer
from forum.categories.policy import may_arrange
from forum.core import clock
from forum.core.i18n import Text, ago
from forum.core.logs import request_id
from forum.core.oidc import Provider
from forum.experts.answers.policy import may_endorse
from forum.experts.hours.policy import may_answer, may_plan
from forum.experts.questions.policy import (
    may_ask,
    may_claim,
    may_hand_over,
    may_judge_question,
    may_release,
)
from forum.factsheets.policy import may_curate, may_review
from forum.marks.policy_posts import may_keep, may_react
from forum.moderation.member_notes.policy import may_note
from forum.moderation.signals.policy import may_answer_signal
from forum.polls.policy import may_close, may_vote, may_withdraw
from forum.recovery.stories.policy import may_complete, may_share, may_tell
from forum.threads.policy import (
    may_accept,
    may_block,
    may_delete,
    may_edit,
    may_empty_revision,
    may_judge,
    may_label,
    may_narrow,
    may_reply,
    may_start,
    may_unmask,
)
from forum.threads.quoting import attribution
from forum.web import styles
from forum.web.canonical import canonical, feeds_of, is_narrowed
from forum.web.facts import lay_facts
from forum.web.numbers import chart_rows
from forum.web.structured_crumbs import category_crumbs, sheet_crumbs, thread_crumbs

# Templates ask the very rules that the rooms enforce.
RULES: tuple[Callable[..., Any], ...] = (
    may_reply,
    may_edit,
    may_empty_revision,
    may_delete,
    may_start,
    may_judge,
    may_block,
    may_label,
    may_narrow,
    may_unmask,
    may_react,
    may_endorse,
    may_keep,
    may_accept,
    may_write,
    may_moderate,
    may_arrange,
    may_curate,
    may_review,
    may_vote,
    may_withdraw,
    may_close,
    may_tell,
    may_complete,
    may_share,
    may_ask,
    may_claim,
    may_release,
    may_hand_over,
    may_judge_question,
    may_plan,
    may_answer,
    may_answer_signal,
    may_note,
)
CRUMBS = (thread_crumbs, category_crumbs, sheet_crumbs)


def viewer() -> Viewer:
    return cast(Viewer, current_user._get_current_object())


def tell(sentence: str | Text) -> None:
    """Said on the next page, once."""
    flash(str(sentence))


def register(app: Flask) -> None:
    for rule in RULES:
        app.add_template_global(rule)
    for helper in (attribution, lay_facts, canonical, is_narrowed, feeds_of, *CRUMBS):
        app.add_template_global(helper)
    for name, shown in FILTERS.items():
        app.add_template_filter(shown, name)
    app.context_processor(_everywhere)


def _everywhere() -> dict[str, Any]:
    provider: Provider | None = current_app.extensions["provider"]
    return {
        "viewer": viewer(),
        "now": clock.now(),
        "language": str(get_locale()),
        "request_id": request_id.get(),
        "static": _static,
        "styles": styles.address,
        "contact": current_app.config["CONTACT"],
        "base_url": current_app.config["BASE_URL"],
        "provider_name": provider.name if provider else "",
        "flashes": get_flashed_messages,
    }


def _static(path: str) -> str:
    """With a fingerprint, so that what browsers keep for days is never an older file."""
    folder = Path(current_app.static_folder or "")
    return url_for("static", filename=path, v=_fingerprint(folder / path))


@cache
def _fingerprint(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()[:12]


def _day(moment: datetime) -> str:
    return cast(str, format_date(moment, "long"))


def _calendar_day(day: date) -> str:
    """A day that is the same wherever its reader is."""
    return cast(str, format_date(day, "long"))


def _moment(moment: datetime) -> str:
    return cast(str, format_datetime(moment, "d MMMM y, HH:mm"))


def _at_time(moment: datetime) -> str:
    """Of a day that was named before."""
    return cast(str, format_datetime(moment, "HH:mm"))


FILTERS: dict[str, Callable[..., str | Text]] = {
    "day": _day,
    "calendar_day": _calendar_day,
    "chart_rows": chart_rows,
    "moment": _moment,
    "at_time": _at_time,
    "ago": ago,
}
