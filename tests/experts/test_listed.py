"""The list of experts, as page and by API."""

import pytest

from forum.core.db import db
from tests import make
from tests.experts.applying import verified

API = "/api/v1/experts"


def test_experts_are_paged_by_name(visitor):
    for name in ("Cas", "Aaf", "Bo"):
        make.expert(username=name)
    first = visitor.get(f"{API}?limit=2").json
    rest = visitor.get(f"{API}?limit=2&after={first['next']}").json
    names = [line["author"]["name"] for line in (*first["items"], *rest["items"])]
    assert (names, rest["next"]) == (["Aaf", "Bo", "Cas"], None)
    assert visitor.get(f"{API}?after=WyJleHBlcnRzIiwgIlx1MDAwMCJd").status_code == 422
    assert visitor.get("/experts?after=WyJleHBlcnRzIiwgMV0").status_code == 404


@pytest.mark.parametrize("path", [API, "/experts"])
def test_one_expert_costs_as_much_as_many(visitor, count_queries, path):
    def cost() -> int:
        with count_queries() as seen:
            visitor.get(path)
        return len(seen)

    verified(make.member())
    once = cost()
    for number in range(12):
        verified(make.member(), big_number=f"000000{number:05}")
    assert cost() == once <= 2


def test_who_pauses_is_not_listed(visitor, time):
    away = make.expert(username="Weg")
    away.paused_at = time.at
    db.session.flush()
    assert visitor.get(API).json["items"] == []
    assert visitor.get("/api/v1/members/Weg").status_code == 404
