"""What pages of categories and labels cost does not grow with what there is."""

from forum.core.db import db
from forum.moderation import service as moderation
from tests import make


def _cost(visitor, count_queries, path: str) -> int:
    db.session.commit()  # what was made until now is no cost of the page
    with count_queries() as seen:
        assert visitor.get(path).status_code == 200
    return len(seen)


def test_subcategories_labels_and_threads_cost_no_query_each(visitor, count_queries):
    admin = make.viewer(make.admin())
    moderation.add_label(admin, name="Label 0")
    make.category(slug="boven")
    sub = make.category(slug="onder", parent="boven")
    make.thread(place=sub, tags=["label-0"])
    visitor.log_in(make.member())
    paths = ("/", "/c/boven", "/c/onder", "/categories", "/labels", "/l/label-0", "/new")
    before = [_cost(visitor, count_queries, path) for path in paths]
    for number in range(1, 12):
        moderation.add_label(admin, name=f"Label {number}")
        make.category(slug=f"onder-{number}", parent="boven")
        make.thread(place=sub, tags=["label-0", f"label-{number}"])

    assert [_cost(visitor, count_queries, path) for path in paths] == before


def test_a_thread_with_all_of_it_costs_four(visitor, count_queries):
    moderation.add_label(make.viewer(make.admin()), name="Nek")
    make.category(slug="boven")
    author = make.member()
    first = make.thread(author, place=make.category(slug="onder", parent="boven"), tags=["nek"])
    path = f"/t/{first.thread_id}-hoe-begin-ik"
    visitor.log_in(author).get(path)  # the first time is noted how far one has read
    assert _cost(visitor, count_queries, path) == 4
