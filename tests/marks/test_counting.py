"""The number with a post is the number of rows, whatever happens at the same moment."""

from collections import Counter

from forum.core.db import db, transaction
from forum.jobs.erasing import empty_rooms
from forum.leaving.modes import Mode
from forum.marks.counting import recount
from forum.marks.models import Reaction
from forum.marks.service.reacting import react, take_back
from forum.threads.kinds import ReactionKind
from forum.threads.models import Post
from tests import make

COLUMNS = {
    ReactionKind.RECOGNISED: "recognised_count",
    ReactionKind.SUPPORT: "support_count",
    ReactionKind.HELPFUL: "helpful_count",
}


def _stand(post_id: int) -> dict[str, int]:
    post = db.session.get_one(Post, post_id, populate_existing=True)
    return {kind.value: getattr(post, column) for kind, column in COLUMNS.items()}


def _rows(post_id: int) -> dict[str, int]:
    rows = Counter(db.session.scalars(db.select(Reaction.kind).filter_by(post_id=post_id)))
    return {kind.value: rows[kind] for kind in ReactionKind}


def _in_turn(act, viewer, post_id: int, kind: ReactionKind):
    def run() -> None:
        with transaction():
            act(viewer, post_id, kind)

    return run


def test_fifty_at_once_and_their_undoing_count_to_the_row(open_site, run_parallel):
    """Among them everyone clicks twice."""
    post = make.thread()
    viewers = [make.viewer(make.member()) for _ in range(25)]
    kinds = [kind for kind in ReactionKind for _ in range(25)]
    acts = [
        _in_turn(react, viewer, post.id, kinds[at])
        for at, viewer in enumerate(viewers)
        for _click in range(2)
    ]

    assert run_parallel(acts) == [None] * 50
    assert _stand(post.id) == _rows(post.id)
    assert sum(_rows(post.id).values()) == 25

    undo = [_in_turn(take_back, viewers[at // 2], post.id, kinds[at // 2]) for at in range(30)]
    again = [_in_turn(react, viewers[at], post.id, kinds[at]) for at in range(15, 25)]
    more = [_in_turn(react, viewers[at], post.id, ReactionKind.HELPFUL) for at in range(10)]
    assert run_parallel(undo + again + more) == [None] * 50

    assert _stand(post.id) == _rows(post.id) == {"herkenbaar": 10, "sterkte": 0, "nuttig": 10}


def test_clicking_and_taking_back_at_once_leaves_what_is_counted(open_site, run_parallel):
    post, viewer = make.thread(), make.viewer(make.member())
    both = [_in_turn(act, viewer, post.id, ReactionKind.SUPPORT) for act in (react, take_back)]

    run_parallel(both * 6)

    assert _stand(post.id) == _rows(post.id)


def test_who_goes_takes_them_along(app):
    member, other = make.member(), make.member()
    first, second = make.thread(), make.thread()
    for someone in (member, other):
        for post in (first, second):
            react(make.viewer(someone), post.id, ReactionKind.SUPPORT)
    react(make.viewer(member), first.id, ReactionKind.HELPFUL)

    empty_rooms(member.id, Mode.ANONYMISE)

    for post in (first, second):
        assert _stand(post.id) == _rows(post.id)
        assert _stand(post.id)["sterkte"] == 1
    assert db.session.query(Reaction).filter_by(member_id=member.id).count() == 0


def test_counting_again_finds_nothing_where_nothing_went_wrong(app):
    post = make.thread()
    react(make.viewer(make.member()), post.id, ReactionKind.SUPPORT)
    assert recount() == []


def test_counting_again_sets_right_what_does_not_add_up(app, terminal):
    fine, wrong, none = make.thread(), make.thread(), make.thread()
    for post in (fine, wrong):
        react(make.viewer(make.member()), post.id, ReactionKind.SUPPORT)
    wrong.support_count, wrong.helpful_count, none.recognised_count = 7, 2, 1
    expected = [f"{wrong.id}\tsterkte\t7\t1", f"{wrong.id}\tnuttig\t2\t0"]
    expected.append(f"{none.id}\therkenbaar\t1\t0")

    told = terminal.invoke(args=["recount"])

    assert told.output.splitlines() == [*expected, "3 getallen klopten niet."]
    assert all(_stand(post.id) == _rows(post.id) for post in (fine, wrong, none))
    assert terminal.invoke(args=["recount"]).output == "0 getallen klopten niet.\n"
