"""Feeds of threads as a guest reads them: those that began, and what is said in one."""

from collections.abc import Sequence

from forum.accounts.viewer import GUEST
from forum.categories.queries import get_branch
from forum.core.i18n import _
from forum.labels.queries import get_label
from forum.marks.lists import Where
from forum.threads.labelled import labelled
from forum.threads.queries import get_thread, threads
from forum.threads.recent import first_posts, last_posts
from forum.threads.views import PostView, ThreadView
from forum.web.canonical import absolute
from forum.web.feeds.questions import profile
from forum.web.feeds.shapes import MOST, Entry, Feed, shortened
from forum.web.structured_threads import words_of


def site() -> Feed:
    return Feed(
        _("Ruggespraak: nieuwe gesprekken"),
        _("Gesprekken van mensen met rugpijn die iedereen kan lezen."),
        page=absolute("home.show"),
        place="feeds.of_site",
        values={},
        entries=_begun(),
    )


def category(slug: str) -> Feed:
    """With what stands in it. Raises NotFound for what is closed to a guest."""
    branch = get_branch(GUEST, slug)
    return Feed(
        _("Ruggespraak: %(name)s", name=branch.place.name),
        branch.place.description,
        page=absolute("categories.show", slug=slug),
        place="feeds.of_category",
        values={"slug": slug},
        entries=_begun(within=branch.ids),
    )


def label(slug: str) -> Feed:
    """Raises NotFound."""
    found = get_label(slug)
    return Feed(
        _("Ruggespraak: label %(name)s", name=found.name),
        found.description or _("Nieuwe gesprekken met dit label."),
        page=absolute("labels.show", slug=slug),
        place="feeds.of_label",
        values={"slug": slug},
        entries=_begun((labelled(found.id),)),
    )


def thread(thread_id: int) -> Feed:
    """Raises NotFound for what a guest cannot read."""
    found = get_thread(GUEST, thread_id)
    posts = last_posts(GUEST, found, limit=MOST)
    return Feed(
        _("Ruggespraak: %(name)s", name=found.title),
        _("Wat er in dit gesprek het laatst is geschreven."),
        page=absolute("threads.find", thread_id=found.id),
        place="feeds.of_thread",
        values={"thread_id": found.id},
        entries=[entry_of(post, found) for post in posts],
    )


def entry_of(post: PostView, thread: ThreadView) -> Entry:
    name = post.author.name
    title = _("%(name)s in ‘%(title)s’", name=name, title=thread.title)
    return _entry(post, absolute("posts.show", post_id=post.id), str(title))


def _begun(where: Where = (), within: Sequence[int] = ()) -> list[Entry]:
    """The newest threads by what they begin with, if that can be read: else nothing of them is
    told here, as with a title above what a moderator put behind a warning."""
    found = threads(GUEST, *where, within=within, sort="newest", limit=MOST).items
    firsts = first_posts(GUEST, found)
    return [
        _entry(firsts[one.id], absolute("threads.find", thread_id=one.id), one.title)
        for one in found
        if one.id in firsts
    ]


def _entry(post: PostView, place: str, title: str) -> Entry:
    return Entry(
        id=place,
        title=title,
        author=post.author.name,
        author_url=profile(post.author),
        summary=shortened(words_of(post)),
        published=post.created_at,
        updated=post.edited_at or post.created_at,
    )
