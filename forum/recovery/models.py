from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.core.db import Model
from forum.core.vault import Sealed


class DiaryActivity(Model):
    """Something of their own that a member wants to be able to do again. Another wording is another
    activity, with a start of its own, so the name never changes."""

    __tablename__ = "diary_activities"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    name: Mapped[str] = mapped_column(Sealed)
    scale_id: Mapped[str]
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class DiaryExperiment(Model):
    """Something that a member tries for some weeks. What it is, what is watched and what the member
    made of it stand sealed."""

    __tablename__ = "diary_experiments"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    begins_on: Mapped[date]
    weeks: Mapped[int]
    stopped_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    content: Mapped[str] = mapped_column(Sealed)


class DiaryReminder(Model):
    """That a member wants a letter once a week; its days are those of Amsterdam. No row, no letter.

    `looked_on` is the day on which it was last decided whether one goes, and `reminded_on` that on
    which one went. After the letter of `silent_since` none go until the member is back.
    """

    __tablename__ = "diary_reminders"
    __table_args__ = (Index("ix_diary_reminders_weekday_looked_on", "weekday", "looked_on"),)

    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id"), primary_key=True, autoincrement=False
    )
    weekday: Mapped[int]  # 1 is Monday
    paused_until: Mapped[date | None]
    wanted_since: Mapped[date]
    looked_on: Mapped[date]
    reminded_on: Mapped[date | None]
    silent_since: Mapped[date | None]


class DiaryEntry(Model):
    """The check-in of one day. The database tells that there is one, and not what it says."""

    __tablename__ = "diary_entries"
    __table_args__ = (UniqueConstraint("member_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    day: Mapped[date]  # in Amsterdam, where this forum keeps its calendar
    content: Mapped[str] = mapped_column(Sealed)
    version: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[datetime]


class DiaryRevision(Model):
    """What a check-in said before it was changed."""

    __tablename__ = "diary_revisions"
    __table_args__ = (UniqueConstraint("entry_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("diary_entries.id"))
    version: Mapped[int]
    content: Mapped[str] = mapped_column(Sealed)
    saved_at: Mapped[datetime]


class Snapshot(Model):
    """What the starter of a thread shares there of their diary: a copy of a period, or, where it
    keeps sharing, what to show of the diary as it is, from a day on."""

    __tablename__ = "snapshots"

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    audience: Mapped[str]
    keeps_sharing: Mapped[bool] = mapped_column(default=False)
    begins_on: Mapped[date | None]  # only where it keeps sharing: the database must find the days
    content: Mapped[str] = mapped_column(Sealed)
    shared_at: Mapped[datetime]


class Story(Model):
    """What a recovery thread has beside its posts. There is none until something is kept in it."""

    __tablename__ = "stories"

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), unique=True)
    goal: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=0)  # of goal and steps together
    completed_at: Mapped[datetime | None]  # said by its starter alone, never by a number


class StoryStep(Model):
    """A step towards the goal, in its starter's words: as open as the first post."""

    __tablename__ = "story_steps"
    __table_args__ = (UniqueConstraint("thread_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    position: Mapped[int]
    text: Mapped[str]
    done_on: Mapped[date | None]
