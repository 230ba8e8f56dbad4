"""Curators who do the same at the same moment."""

from forum.core.db import db, transaction
from forum.factsheets import service
from forum.factsheets.article import Kind
from forum.factsheets.models import ArticleImport, FactSheet, SourceLine
from tests import make
from tests.factsheets.article.example import TEXT


def _act(act, *args, **facts):
    def run():
        with transaction():
            return act(*args, **facts)

    return run


def test_one_file_from_five_curators_is_one_article(run_parallel):
    viewers = [make.viewer(make.moderator()) for _ in range(5)]
    facts = {"filename": "slapen.txt"}
    acts = [_act(service.import_article, viewer, TEXT.encode(), **facts) for viewer in viewers]
    made = [found for found in run_parallel(acts) if not isinstance(found, Exception)]

    assert {found.id for found in made} == {db.session.query(ArticleImport).one().id}
    assert db.session.query(SourceLine).count() == len(TEXT.split("\n"))


def test_two_versions_at_once_do_not_both_become_the_next(run_parallel):
    viewer = make.viewer(make.moderator())
    facts = {"filename": "slapen.txt"}
    service.import_article(viewer, TEXT.encode(), **facts)
    texts = [TEXT + "\n" * number for number in range(1, 5)]
    run_parallel([_act(service.import_article, viewer, t.encode(), **facts) for t in texts])

    earlier = [found.earlier_id for found in db.session.query(ArticleImport)]
    assert len(set(earlier)) == len(earlier)
    slugs = [sheet.slug for sheet in db.session.query(FactSheet)]
    assert not any(slug.endswith("-2") for slug in slugs)


def test_what_several_tell_of_lines_at_once_is_all_kept(run_parallel):
    viewer = make.viewer(make.moderator())
    found = service.import_article(viewer, TEXT.encode(), filename="slapen.txt")
    numbers = (13, 14, 16, 24)
    acts = [_act(service.tell_kinds, viewer, found.id, {n: Kind.CALLOUT}) for n in numbers]
    assert not [told for told in run_parallel(acts) if isinstance(told, Exception)]

    told = db.session.query(SourceLine.number).filter_by(is_told=True)
    assert sorted(row.number for row in told) == sorted(numbers)
