"""A page of hits, and where it goes on, tells nothing of what its reader may not see: it is the
same with and without."""

import pytest
from sqlalchemy import delete, select

from forum.accounts.service.blocking import block_member
from forum.accounts.service.pausing import pause
from forum.accounts.viewer import Viewer
from forum.categories.circles import Circle
from forum.core.db import db
from forum.core.errors import Invalid
from forum.core.paging import encode
from forum.search import asking, candidates, cursors, finding
from forum.search.candidates import Search
from forum.search.kinds import Narrowing
from forum.search.models import SearchEntry
from forum.search.suggesting import suggestions
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from tests import make
from tests.search.indexed import index_all

QUESTIONS = ("kwastelen", "kwastelen zwaluwen", '"kwastelen helpt"', "kwastelen -zwaluwen")
FIND = {"best": finding.best, "newest": finding.newest}
SAID = {"title": "Kwastelen helpt", "body": "Zwaluwen doen het ook."}


def _for_members():
    return make.thread(visibility=Visibility.MEMBERS, **SAID), Viewer()


def _in_circle(circle, reader):
    place = make.category(readers=circle, writers=circle)
    return make.thread(make.moderator(), place=place, **SAID), reader()


def _by_somebody_away():
    away, reader = make.member(), make.member()
    post = make.reply(make.thread(reader), away, body="Kwastelen helpt. Zwaluwen doen het ook.")
    pause(away.id)
    threads.pause_threads(away.id)
    return post, make.viewer(reader)


def _of_who_is_away():
    away = make.member()
    post = make.thread(away, **SAID)
    threads.pause_threads(away.id)
    return post, Viewer()


def _by_who_blocked():
    other, reader = make.member(), make.member()
    post = make.thread(other, **SAID)
    block_member(make.viewer(other), reader.username)
    db.session.flush()
    return post, make.viewer(reader)


PRIVATE = {
    "for members": _for_members,
    "of members": lambda: _in_circle(Circle.MEMBERS, Viewer),
    "of members, to who confirmed nothing": lambda: _in_circle(
        Circle.MEMBERS, lambda: make.viewer(make.member(verified=False))
    ),
    "of experts": lambda: _in_circle(Circle.EXPERTS, lambda: make.viewer(make.member())),
    "of the team": lambda: _in_circle(Circle.STAFF, lambda: make.viewer(make.expert())),
    "by somebody away": _by_somebody_away,
    "of who is away": _of_who_is_away,
    "by who blocked": _by_who_blocked,
}


def _pages(viewer, question, sort, limit):
    """All there is, page by page, with the length of what leads from one to the other."""
    found, after = [], None
    while True:
        asked = asking.read(question)
        page = FIND[sort](viewer, asked, Narrowing(), after=after, limit=limit)
        found.append([(hit.kind, hit.subject_id) for hit in page.items] + [len(page.next or "")])
        if page.next is None:
            return found
        after = page.next


def _everything(viewer):
    """As far as a reader can ask."""
    told = {
        (question, sort, limit): _pages(viewer, question, sort, limit)
        for question in QUESTIONS
        for sort in FIND
        for limit in (1, 20)
    }
    shown = [thread.id for thread in suggestions(viewer, "kwastelen zwaluwen").threads]
    return told | {"suggestions": shown}


@pytest.mark.parametrize("kind", PRIVATE)
@pytest.mark.parametrize("beside", [1, finding.HANDFUL - 1, finding.FEW - 1])
def test_what_may_not_be_read_changes_nothing(app, kind, beside):
    for number in range(beside):
        make.thread(title=f"Kwastelen {number}", body="Het helpt. Zwaluwen doen het ook.")
    make.thread(title="Kwastelen zonder meer")
    hidden, viewer = PRIVATE[kind]()
    make.thread(title="Zwaluwen", body="Kwastelen helpt niet.")
    index_all()
    with_it = _everything(viewer)
    of_it = SearchEntry.kind.in_(("thread", "post")), SearchEntry.subject_id == hidden.id
    assert db.session.execute(delete(SearchEntry).where(*of_it)).rowcount == 1
    assert _everything(viewer) == with_it


@pytest.mark.parametrize("kind", [kind for kind in PRIVATE if kind != "by who blocked"])
def test_what_may_not_be_read_takes_no_place_and_is_not_counted(app, monkeypatch, kind):
    monkeypatch.setattr(candidates, "RANKED", 1)
    monkeypatch.setattr(finding, "MOST_WINDOWS", 1)
    shown = make.thread(title="Kwastelen")
    hidden, viewer = PRIVATE[kind]()
    index_all()
    for sort in FIND:
        assert _pages(viewer, "kwastelen", sort, 1)[0][0][1] == shown.id
    search = Search(viewer, asking.read("kwastelen"), Narrowing())
    assert set(search.counts.values()) == {1}
    window = candidates.window(search, before=search.last + 1, top=search.last + 1)
    entries = select(SearchEntry.subject_id).where(SearchEntry.id.in_(window.ids))
    assert hidden.id not in set(db.session.scalars(entries))


def test_what_answers_best_goes_on_before_the_newest(app, monkeypatch):
    monkeypatch.setattr(candidates, "RANKED", 2)
    monkeypatch.setattr(candidates, "RANKED_BY_TITLE", 1)
    posts = [make.thread(title="Kwastelen", body="Op maandag helpt het.") for _n in range(9)]
    wanted = [make.thread(title="Kwastelen", body="Het helpt dan op maandag.") for _n in range(2)]
    posts += [make.thread(title="Kwastelen", body="Op maandag niet.") for _n in range(9)]
    index_all()
    for sort in FIND:
        every = _pages(Viewer(), "kwastelen", sort, 3)
        ids = [hit[1] for page in every for hit in page[:-1]]
        assert sorted(ids) == sorted(post.id for post in (*posts, *wanted))
        row = _pages(Viewer(), '"helpt dan op maandag"', sort, 20)
        ids = [hit[1] for page in row for hit in page[:-1]]
        assert sorted(ids) == [post.id for post in wanted]


@pytest.mark.parametrize("sort", FIND)
def test_nobody_makes_up_where_to_go_on(app, sort):
    other = "newest" if sort == "best" else "best"
    many = 3 if other == "best" else 1
    made_up = encode(f"search-{sort}", ["1"]), cursors.write(f"search-{other}", *[1] * many)
    for after in ("x", "é" * 40, *made_up):
        with pytest.raises(Invalid):
            FIND[sort](Viewer(), asking.read("rug"), Narrowing(), after=after)
