"""What members were told, said shortly."""

from forum.core.db import db
from forum.core.outbox import OutboxEvent
from forum.marks.levels import Level
from forum.marks.service.following import follow_category, follow_thread
from forum.notifications.queries import shown
from forum.notifications.service import About
from tests import make


def of_post(post):
    return About(f"thread:{post.thread_id}", post.id, post.thread_id)


def seen(member):
    return shown(make.viewer(member)).items


def kinds(member):
    return [one.kind for one in seen(member)]


def mailed():
    return [row.payload for row in db.session.query(OutboxEvent).filter_by(name="Noticed")]


def follow(member, first, level=Level.FOLLOW):
    follow_thread(make.viewer(member), first.thread_id, level)


def follow_place(member, place, level=Level.FOLLOW):
    follow_category(make.viewer(member), place.slug, level)


def bell(page):
    """What the bell of a page says."""
    return page.split('class="bell-count"')[1].split("</span>")[0].rpartition(">")[2].strip()
