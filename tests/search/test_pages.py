"""Looking for something, by page: what is told, and what is kept of what was typed."""

from html import unescape

import pytest

from tests import make
from tests.search.indexed import index_all


def _main(answer) -> str:
    return " ".join(unescape(answer.text).split("<main")[1].split("</main>")[0].split())


@pytest.fixture
def sleeping(app):
    first = make.thread(title="Slapen met rugpijn", body="Ik lig wakker op mijn zij.")
    make.reply(first, body="Met een <b>kussen</b> slaap ik beter.")
    index_all()
    return first


def test_what_was_found_stands_with_its_words_marked(visitor, sleeping):
    answer = visitor.get("/search?q=slapen")
    page = _main(answer)
    assert f'href="/t/{sleeping.thread_id}-slapen-met-rugpijn"' in page
    assert "<mark>Slapen</mark> met rugpijn" in page
    assert "<mark>slaap</mark> ik beter" in page
    assert 'value="slapen"' in page
    assert '<meta name="robots" content="noindex">' in answer.text
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_what_members_wrote_stays_text(visitor):
    make.thread(title="Kussen <script>alert(1)</script>", body="Een kussen & `<b>dit</b>`")
    index_all()
    page = visitor.get("/search?q=kussen").text
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "&lt;b&gt;dit&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("", "Zo zoek je precies"),
        ("de en het", "Deze woorden staan bijna overal in"),
        ("%", "Hier staat geen woord om naar te zoeken"),
        ("*", "Hier staat geen woord om naar te zoeken"),
        ("🙂 🙃", "Hier staat geen woord om naar te zoeken"),
        ("-rug", "Noem ook een woord dat er wél in staat"),
        ("zzyzx", "Niets gevonden"),
    ],
)
def test_what_cannot_be_found_is_told_with_a_way_on(visitor, sleeping, asked, told):
    answer = visitor.get("/search", query_string={"q": asked})
    assert answer.status_code == 200
    assert told in _main(answer)


def test_what_only_narrows_says_that_a_word_is_needed(visitor, sleeping):
    page = _main(visitor.get("/search?author=Bep"))
    assert "Hier staat geen woord om naar te zoeken" in page


def test_what_is_nowhere_can_be_asked_with_its_title_filled_in(visitor):
    page = _main(visitor.get("/search?q=Zzyzx+op+maandag"))
    assert 'href="/new?title=Zzyzx+op+maandag"' in page
    new = visitor.log_in(make.member()).get("/new?title=Zzyzx+op+maandag")
    assert 'value="Zzyzx op maandag"' in new.text


SIGNS = ['"', '""', '"slapen', 'slapen"', "sla*en", "NEAR(slapen, 5)", "sl%pen", "a' OR 1=1"]
SIGNS += ["slapen AND", "NOT", "t_slapen", "\\", "title:slapen", "-", '-"', "slapen\0", "&|!()"]


@pytest.mark.parametrize("asked", SIGNS)
def test_signs_of_query_languages_are_only_signs(visitor, sleeping, asked):
    for path in ("/search", "/api/v1/search"):
        for sort in ("best", "newest"):
            answer = visitor.get(path, query_string={"q": asked, "sort": sort})
            assert answer.status_code == 200


def test_too_much_is_told_and_kept(visitor):
    long = "rug " * 2_500
    answer = visitor.get("/search", query_string={"q": long})
    assert answer.status_code == 422
    assert "Gebruik hoogstens 300 tekens." in _main(answer)
    assert long.strip() in _main(answer)


@pytest.mark.parametrize(
    "wrong", ["since=gisteren", "until=2026-02-30", "since=0001-01-01", "until=9999-12-31"]
)
def test_a_day_that_is_none_is_told_at_its_field(visitor, wrong):
    answer = visitor.get(f"/search?q=rug&{wrong}")
    assert answer.status_code == 422
    assert 'class="field wrong"' in _main(answer)
    assert 'value="rug"' in _main(answer)
    assert visitor.get(f"/api/v1/search?q=rug&{wrong}").status_code == 422


@pytest.mark.parametrize(
    "wrong",
    ["after=abc", "after=WyJhY3RpdmUiXQ", "sort=oldest", "kind=secret", "limit=0", "after="],
)
def test_an_address_that_nobody_was_given_leads_nowhere(visitor, sleeping, wrong):
    assert visitor.get(f"/search?q=rug&{wrong}").status_code == 404
    assert visitor.get(f"/api/v1/search?q=rug&{wrong}").status_code == 422


def test_pages_follow_each_other_with_all_that_was_asked(visitor):
    place = make.category()
    for number in range(25):
        make.thread(title=f"Wandelen {number}", place=place)
    make.thread(title="Wandelen elders")
    index_all()
    for sort in ("best", "newest"):
        asked = f"/search?q=wandelen&category={place.slug}&sort={sort}&since=&until="
        first = visitor.get(asked)
        following = unescape(first.text).split('rel="next"')[0].rpartition('href="')[2]
        second = visitor.get(following.partition('"')[0])
        found = [page.text.count('class="hit ') for page in (first, second)]
        assert found == [20, 5]
        assert "elders" not in first.text + second.text


def test_a_lay_word_or_a_slip_is_told(visitor):
    make.thread(title="Een hernia, en nu?")
    index_all()
    page = _main(visitor.get("/search?q=hernai"))
    assert "Ook gezocht op: hernia" in page
    assert "<mark>hernia</mark>, en nu?" in page
    assert visitor.get("/api/v1/search?q=hernai").json["also"] == ["hernia"]


def test_every_page_has_the_box_and_works_by_address_alone(visitor):
    for path in ("/", "/factsheets", "/help", "/bestaat-niet"):
        assert 'class="search-box" action="/search"' in visitor.get(path).text
    assert 'class="search-box"' not in visitor.get("/search").text


@pytest.mark.parametrize("sort", ["best", "newest"])
def test_what_a_page_costs_does_not_grow(visitor, count_queries, sort):
    costs = []
    for _round in range(2):
        for number in range(21):
            make.reply(make.thread(title=f"Wandelen {number}"), body="Ik wandel ook.")
        index_all()
        with count_queries() as seen:
            assert visitor.get(f"/search?q=wandelen&sort={sort}").status_code == 200
        costs.append(len(seen))
    assert costs[1] <= costs[0] <= 15, costs  # a query less where all hits are of one kind


def test_a_part_that_says_little_by_itself_finds_nothing(visitor):
    for title in ("Zorgmensen onder ons", "Zere rug"):
        make.thread(title=title, body="Hallo.")
    index_all()
    page = _main(visitor.get("/search?q=onderrug"))
    assert "Zere" in page
    assert "Zorgmensen" not in page
