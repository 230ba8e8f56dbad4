"""Which file is a newer version of an article, and who vouches for it then."""

import pytest

from forum.core.db import db
from forum.factsheets import service
from forum.factsheets.imports import queries as imports
from forum.factsheets.models import ArticleImport
from tests import make
from tests.factsheets.article.example import FILE

pytestmark = pytest.mark.usefixtures("app")

ARTICLE = FILE.read_text()
REWRITTEN = "\n".join(
    f"{line} Anders." if number not in range(38, 47) and len(line) > 20 else line
    for number, line in enumerate(ARTICLE.split("\n"), start=1)
)
ADDRESS = "https://example.org/slapen"
OTHER = """Over nekken
Kort iets.
Wat is een nek?
Een nek is een nek. Meer is er niet over te zeggen.
Bronnen
- Jansen A. Nek. J Nek. 2015;1:2-3. doi:10.1234/nek"""


@pytest.fixture
def moderator():
    return make.viewer(make.moderator())


@pytest.fixture
def first(moderator):
    facts = {"rights": "Van de uitgever", "confirmed": True, "source_url": ADDRESS}
    return _import(moderator, ARTICLE, **facts).id


def _import(viewer, text, **about):
    about = {"filename": "artikel.md", "strict": False} | about
    return service.import_article(viewer, text.encode(), **about)


def _kept(found):
    article = db.session.get_one(ArticleImport, found.id)
    return article.earlier_id, article.rights, article.rights_at is not None


def test_another_text_under_the_same_name_is_another_article(moderator, first):
    found = _import(moderator, OTHER)
    assert _kept(found) == (None, None, False)
    assert found.report["gone"] == 0
    assert imports.get_import(moderator, first).rights_at is not None


def test_of_two_articles_of_one_name_the_one_with_those_words_goes_on(moderator, first):
    _import(moderator, OTHER)
    assert _kept(_import(moderator, f"{ARTICLE}\n"))[0] == first


@pytest.mark.parametrize(
    ("text", "about", "is_confirmed"),
    [
        (f"{ARTICLE}\n", {"source_url": ADDRESS}, True),
        (f"{ARTICLE}\n", {}, False),
        (f"{ARTICLE}\n", {"revision_of": True}, False),
        (f"{ARTICLE}\n", {"source_url": f"{ADDRESS}-2", "revision_of": True}, False),
        (REWRITTEN, {"source_url": ADDRESS}, False),
    ],
)
def test_the_words_of_the_rights_go_along_and_who_vouched_only_for_that_text_at_that_address(
    moderator, first, text, about, is_confirmed
):
    about |= {"revision_of": first} if "revision_of" in about else {}
    assert _kept(_import(moderator, text, **about)) == (first, "Van de uitgever", is_confirmed)
