from flask_migrate import upgrade

from forum.core.db import db
from tests.site import build, closing


def test_a_process_that_lives_says_so_without_a_database(database):
    with database.empty() as url:
        site = build(url)
        with closing(site), site.app_context():
            answer = site.test_client().get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_a_site_is_ready_when_its_schema_is_the_newest(database):
    with database.empty() as url:
        site = build(url)
        visitor = site.test_client()
        with closing(site), site.app_context():
            statuses = [visitor.get("/readyz").status_code]
            for revision in ("0001", "head"):
                upgrade(revision=revision)
                db.session.remove()
                statuses.append(visitor.get("/readyz").status_code)
            assert visitor.get("/readyz").json == {"status": "ok"}
    assert statuses == [503, 503, 200]


def test_health_is_asked_with_get_and_head_alone(visitor):
    for path in ("/healthz", "/readyz"):
        assert visitor.head(path).status_code == 200
        assert visitor.post(path).status_code == 405
