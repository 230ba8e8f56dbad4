"""Making, changing and removing categories."""

import pytest

from forum.accounts.viewer import GUEST
from forum.categories import queries
from forum.categories.circles import Circle
from forum.categories.models import Category
from forum.categories.views import branches
from forum.core.db import db, transaction
from forum.core.errors import Conflict, Invalid, NotFound, Refused
from forum.factsheets.service import pin_to_category
from forum.marks.models import CategoryMark
from forum.moderation import service
from forum.moderation.queries import log
from forum.threads.models import Thread
from forum.threads.service import delete_post
from tests import make


@pytest.fixture
def admin(app):
    return make.viewer(make.admin())


def _facts(slug: str) -> tuple[str | None, str, str]:
    found = queries.get_category(make.viewer(make.moderator()), slug)
    return found.parent, found.readers, found.writers


def test_a_subcategory_is_never_wider_than_what_it_stands_in(admin):
    make.category(slug="boven", readers=Circle.MEMBERS)
    make.category(slug="onder", parent="boven")
    assert _facts("onder") == ("boven", "members", "members")

    service.change_category(admin, "onder", readers="everyone")
    assert _facts("onder") == ("boven", "members", "members")

    service.change_category(admin, "boven", readers="experts")
    assert _facts("boven") == (None, "experts", "experts")
    assert _facts("onder") == ("boven", "experts", "experts")

    service.change_category(admin, "boven", readers="everyone", writers="members")
    assert _facts("onder") == ("boven", "experts", "experts"), "it stays as narrow as it was made"


def test_what_is_given_a_parent_takes_its_circle(admin):
    make.category(slug="boven", readers=Circle.STAFF)
    make.category(slug="los")
    service.change_category(admin, "los", parent="boven")
    assert _facts("los") == ("boven", "staff", "staff")


def test_nobody_writes_where_they_do_not_read(admin):
    service.add_category(admin, slug="kamer", name="Kamer", description="", readers="staff")
    assert _facts("kamer") == (None, "staff", "staff")


@pytest.mark.parametrize(
    ("slug", "parent", "code"),
    [
        ("boven", "boven", "too_deep"),
        ("boven", "los", "too_deep"),
        ("los", "onder", "too_deep"),
        ("los", "is-er-niet", "unknown_category"),
    ],
)
def test_they_stand_one_deep(admin, slug, parent, code):
    for name, above in (("boven", None), ("onder", "boven"), ("los", None)):
        make.category(slug=name, parent=above)
    with pytest.raises(Invalid) as raised:
        service.change_category(admin, slug, parent=parent)
    assert (raised.value.code, list(raised.value.errors)) == (code, ["parent"])


def test_only_what_is_empty_is_removed(admin):
    for name, above in (("boven", None), ("onder", "boven"), ("vol", None)):
        make.category(slug=name, parent=above)
    author = make.member()
    first = make.thread(author, place=make.category_named("vol"))
    delete_post(make.viewer(author), first.id)
    for slug in ("boven", "vol"):
        with pytest.raises(Conflict) as raised:
            service.remove_category(admin, slug)
        assert raised.value.code == "not_empty"

    service.remove_category(admin, "onder")
    service.remove_category(admin, "boven")
    with pytest.raises(NotFound):
        service.remove_category(admin, "boven")


def test_what_was_pinned_and_who_followed_go_with_it(admin):
    place, keeper = make.category(slug="weg"), make.moderator()
    pin_to_category(make.viewer(keeper), "weg", make.sheet(keeper).slug)
    db.session.add(CategoryMark(member_id=keeper.id, category_id=place.id, level="follow"))
    db.session.flush()
    service.remove_category(admin, "weg")
    assert db.session.query(Category).filter_by(slug="weg").count() == 0


def test_the_log_tells_what_was_and_what_became_of_it(admin):
    make.category(slug="boven", name="Boven")
    service.add_category(admin, slug="nieuw", name="Nieuw", description="")
    service.change_category(admin, "nieuw", name="Nieuwer", readers="staff", parent="boven")
    service.remove_category(admin, "nieuw")
    lines = [(line.act, line.about, line.note) for line in log(admin).items]
    change = (
        "Naam: Nieuw → Nieuwer; Staat in: – → Boven; "
        "Lezen: iedereen → het team; Schrijven: leden → het team"
    )
    assert lines == [
        ("remove_category", "Nieuwer", ""),
        ("change_category", "Nieuwer", change),
        ("add_category", "Nieuw", ""),
    ]


def test_a_moderator_arranges_nothing(app):
    make.category(slug="plek")
    keeper = make.viewer(make.moderator())
    for act in (
        lambda: service.add_category(keeper, slug="a", name="A", description=""),
        lambda: service.change_category(keeper, "plek", name="B"),
        lambda: service.remove_category(keeper, "plek"),
    ):
        with pytest.raises(Refused):
            act()


def test_they_are_read_as_a_tree(app):
    for slug, above, position in (("b", None, 2), ("a", None, 1), ("y", "b", 2), ("x", "b", 1)):
        make.category(slug=slug, parent=above, position=position)
    make.category(slug="dicht", parent="b", readers=Circle.STAFF)
    found = branches(queries.categories(GUEST))
    assert [(one.place.slug, [sub.slug for sub in one.subs]) for one in found] == [
        ("a", []),
        ("b", ["x", "y"]),
    ]


def test_a_branch_counts_what_this_viewer_may_count(app):
    place, sub = make.category(slug="b"), make.category(slug="s", parent="b")
    closed = make.category(slug="dicht", parent="b", readers=Circle.STAFF)
    keeper = make.moderator()
    make.thread(place=place)
    make.thread(place=sub)
    make.thread(keeper, place=closed)
    who = (GUEST, make.viewer(keeper))
    assert [queries.get_branch(one, "b").thread_count for one in who] == [2, 3]


def test_a_start_and_a_removal_at_once_leave_a_whole_forum(open_site, run_parallel):
    place = make.category(slug="weg")
    admin, author = make.viewer(make.admin()), make.member()

    def start() -> int:
        with transaction():
            return make.thread(author, place=place).id

    def remove() -> None:
        with transaction():
            service.remove_category(admin, "weg")

    results = run_parallel([start, remove, start])

    wrong = [one for one in results if isinstance(one, Exception)]
    assert all(isinstance(one, Invalid | Conflict) for one in wrong), wrong
    threads = db.session.query(Thread).count()
    assert (db.session.query(Category).count() == 1) == (threads > 0)


def test_two_that_give_each_other_a_parent_at_once_stay_one_deep(open_site, run_parallel):
    for slug in ("een", "twee"):
        make.category(slug=slug)
    admin = make.viewer(make.admin())

    def stand(slug: str, parent: str) -> None:
        with transaction():
            service.change_category(admin, slug, parent=parent)

    run_parallel([lambda: stand("een", "twee"), lambda: stand("twee", "een")])

    tops = db.session.query(Category).filter(Category.parent_id.is_(None)).count()
    assert tops == 1
