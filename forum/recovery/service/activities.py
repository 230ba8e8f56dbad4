"""The activities that a member follows: begun, replaced, ended."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Invalid, NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.terms import fold
from forum.recovery.models import DiaryActivity
from forum.recovery.policy import MOST_ACTIVITIES, activities_of, may_keep_diary
from forum.recovery.queries import has_consent
from forum.recovery.scales import PSFS

MOST_EVER = 100


def add_activity(viewer: Viewer, *, name: str, instead_of: int | None = None) -> DiaryActivity:
    """One more to follow, or one that takes the place of another, from now on.

    The same name once more is the same activity. Raises NotFound for one to replace that is not
    there, and Invalid for more than can be followed at once.
    """
    get_held(viewer.member_id)
    require(may_keep_diary(viewer, clock.now(), has_consent=has_consent(viewer)))
    found = {one.id: one for one in own_activities(viewer)}
    if instead_of is not None:
        _end(found.get(instead_of))
    return _named(viewer, list(found.values()), name, PSFS.id)


def end_activity(viewer: Viewer, activity_id: int) -> None:
    """No longer asked for; what was told of it stays. Raises NotFound."""
    get_held(viewer.member_id)
    require(may_keep_diary(viewer, clock.now(), has_consent=has_consent(viewer)))
    _end(next((one for one in own_activities(viewer) if one.id == activity_id), None))


def numbers_of(viewer: Viewer, named: Iterable[tuple[str, str]]) -> list[int]:
    """For an act that holds the member: the activities with these names and scales. A name that
    is new is begun. Raises Invalid for more than can be followed at once."""
    own = list(own_activities(viewer))
    numbers = []
    for name, scale_id in named:
        found = _find(own, name, scale_id)
        if found is None:
            found = _named(viewer, own, name, scale_id)
            own.append(found)
        numbers.append(found.id)
    return numbers


def _named(viewer: Viewer, own: Sequence[DiaryActivity], name: str, scale_id: str) -> DiaryActivity:
    """The one with this name, followed from now on."""
    found = _find(own, name, scale_id)
    if found is not None and found.ended_at is None:
        return found
    _check_room(own)
    if found is not None:
        found.ended_at = None
        return found
    made = DiaryActivity(
        member_id=viewer.member_id, name=name, scale_id=scale_id, begun_at=clock.now()
    )
    db.session.add(made)
    db.session.flush()
    return made


def _check_room(own: Sequence[DiaryActivity]) -> None:
    if sum(1 for one in own if one.ended_at is None) >= MOST_ACTIVITIES:
        wrong = _(
            "Je volgt al %(most)s activiteiten. Laat er eerst een vallen, of vervang er een.",
            most=MOST_ACTIVITIES,
        )
        raise Invalid(wrong, errors={"activities": [wrong]})
    if len(own) >= MOST_EVER:
        wrong = _("Er passen hoogstens %(most)s activiteiten in een dagboek.", most=MOST_EVER)
        raise Invalid(wrong, errors={"activities": [wrong]})


def _end(found: DiaryActivity | None) -> None:
    if found is None:
        raise NotFound(_("Deze activiteit staat niet in je dagboek."))
    found.ended_at = found.ended_at or clock.now()


def _find(own: Sequence[DiaryActivity], name: str, scale_id: str) -> DiaryActivity | None:
    wanted = fold(name)
    alike = [one for one in own if one.scale_id == scale_id and fold(one.name) == wanted]
    return alike[-1] if alike else None


def own_activities(viewer: Viewer) -> Sequence[DiaryActivity]:
    """As they are now, oldest first. For an act that holds the member."""
    query = select(DiaryActivity).where(activities_of(viewer)).order_by(DiaryActivity.id)
    return db.session.scalars(query, execution_options={"populate_existing": True}).all()
