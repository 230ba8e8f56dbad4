"""What a member tries: begun, stopped, concluded, removed. One thing at a time."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import select

from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.days import this_day
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound, Stale
from forum.core.i18n import Text, _, date_of
from forum.core.permission import require
from forum.recovery.models import DiaryExperiment
from forum.recovery.policy import experiments_of, may_empty_diary, may_keep_diary
from forum.recovery.queries import ask_experiments, has_consent
from forum.recovery.reminders.service import remind_from
from forum.recovery.trying.comparing import Experiment, State, period_of
from forum.recovery.trying.plans import Begun, Outcome, from_text, to_text

AROUND = timedelta(days=14)  # how far from today something may begin
MOST_EXPERIMENTS = 100


def begin_experiment(viewer: Viewer, begun: Begun) -> int:
    """The number of it. Beginning the same twice is once. Raises Invalid for a day too far away or
    in an earlier one's period, and Conflict where another is not over yet."""
    get_held(viewer.member_id)
    require(may_keep_diary(viewer, clock.now(), has_consent=has_consent(viewer)))
    _check_day(begun.begins_on)
    tried = ask_experiments(viewer).ask()
    if same := next((one.id for one in tried if _is_same(one, begun)), None):
        return same
    _check_room(begun, tried)
    made = DiaryExperiment(
        member_id=viewer.member_id,
        begins_on=begun.begins_on,
        weeks=begun.weeks,
        created_at=clock.now(),
        content=to_text(begun.plan),
    )
    db.session.add(made)
    if begun.remind:
        remind_from(viewer, begun.begins_on)
    db.session.flush()
    return made.id


def stop_experiment(viewer: Viewer, number: int, *, version: int | None = None) -> int:
    """Today is its last day; what is over stays as it was. Returns the version that it is then.
    Raises Conflict for what did not begin yet, NotFound and Stale."""
    found = _held(viewer, number)
    if _state(found) is State.OVER:
        return version or found.version
    _check_seen(found, version)
    if _state(found) is State.PLANNED:
        told = _("Dit is nog niet begonnen. Wil je het niet meer, verwijder het dan.")
        raise Conflict(told, code="not_begun")
    found.stopped_on = this_day()
    found.version += 1
    db.session.flush()
    return found.version


def conclude_experiment(
    viewer: Viewer, number: int, outcome: Outcome, *, version: int | None = None
) -> None:
    """What the member makes of it, instead of what was said before. Raises Conflict while it is
    not over, NotFound and Stale."""
    found = _held(viewer, number)
    plan, before = from_text(found.content)
    if before == outcome:
        return
    _check_seen(found, version)
    if _state(found) is not State.OVER:
        told = _("Je bent hier nog mee bezig. Wat je ervan vindt, vragen we als het klaar is.")
        raise Conflict(told, code="not_over")
    found.content = to_text(plan, outcome)
    found.version += 1


def remove_experiment(viewer: Viewer, number: int, *, version: int | None = None) -> None:
    """With all of it; the check-ins stay. What is gone already is gone. Raises Stale."""
    require(may_empty_diary(viewer))
    get_held(viewer.member_id)
    found = _find(viewer, number)
    if found is not None:
        _check_seen(found, version)
        db.session.delete(found)


def _held(viewer: Viewer, number: int) -> DiaryExperiment:
    get_held(viewer.member_id)
    require(may_keep_diary(viewer, clock.now(), has_consent=has_consent(viewer)))
    found = _find(viewer, number)
    if found is None:
        raise NotFound(_("Dit staat niet in je dagboek."))
    return found


def _find(viewer: Viewer, number: int) -> DiaryExperiment | None:
    query = select(DiaryExperiment).where(experiments_of(viewer), DiaryExperiment.id == number)
    return db.session.scalar(query, execution_options={"populate_existing": True})


def _state(found: DiaryExperiment) -> State:
    if found.stopped_on or this_day() > period_of(found.begins_on, found.weeks).last:
        return State.OVER
    return State.PLANNED if this_day() < found.begins_on else State.RUNNING


def _is_same(found: Experiment, begun: Begun) -> bool:
    sent = (begun.plan, begun.begins_on, begun.weeks)
    is_over = found.state(this_day()) is State.OVER
    return not is_over and (found.plan, found.begins_on, found.weeks) == sent


def _check_day(day: date) -> None:
    if abs(day - this_day()) > AROUND:
        days = AROUND.days
        _refuse(_("Kies een dag van hoogstens %(days)s dagen terug of vooruit.", days=days))


def _check_room(begun: Begun, tried: Sequence[Experiment]) -> None:
    if any(one.state(this_day()) is not State.OVER for one in tried):
        told = _(
            "Je probeert al iets uit. Stop daar eerst mee, of wacht tot het klaar is: van twee "
            "dingen tegelijk weet je niet wat je merkt."
        )
        raise Conflict(told, code="one_at_a_time")
    if len(tried) >= MOST_EXPERIMENTS:
        told = _("Er passen hoogstens %(most)s in een dagboek.", most=MOST_EXPERIMENTS)
        raise Invalid(told, errors={"what": [told]})
    _check_apart(begun, tried)


def _check_apart(begun: Begun, tried: Iterable[Experiment]) -> None:
    wanted = period_of(begun.begins_on, begun.weeks)
    last = max((one.period.last for one in tried if one.period.meets(wanted)), default=None)
    if last is not None:
        _refuse(_("Tot en met %(day)s probeerde je nog iets anders.", day=date_of(last)))


def _check_seen(found: DiaryExperiment, version: int | None) -> None:
    if version is not None and found.version != version:
        told = _("Dit is intussen in een ander venster veranderd.")
        raise Stale(told, version=found.version)


def _refuse(wrong: Text) -> None:
    raise Invalid(wrong, errors={"begins_on": [wrong]})
