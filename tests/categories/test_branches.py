"""A category with others in it: what stands in them all, and what is pinned to them."""

import pytest

from forum.factsheets.service import pin_to_category
from forum.moderation import service as moderation
from tests import make

TITLE = "Wie wandelt er mee?"


@pytest.fixture
def admin(app):
    return make.viewer(make.admin())


def test_a_parent_lists_what_stands_in_it_in_one_order(visitor, time, admin):
    top = make.category(slug="boven")
    subs = [make.category(slug=f"onder{n}", parent="boven") for n in range(2)]
    places = [top, *subs] * 9
    titles = []
    for number, place in enumerate(places):
        titles.append(f"Gesprek nummer {number:02}")
        make.thread(place=place, title=titles[-1])
        time.pass_time(minutes=1)
    visitor.bearer(make.token(make.member()))
    found, path = [], "/api/v1/threads?category=boven&limit=10"
    while path:
        page = visitor.get(path).json
        found += [item["title"] for item in page["items"]]
        path = page["next"] and f"/api/v1/threads?category=boven&limit=10&after={page['next']}"
    assert found == titles[::-1]


def test_what_is_pinned_in_a_sub_stands_on_top_of_that_alone(visitor, time):
    keeper, top = make.viewer(make.moderator()), make.category(slug="boven")
    sub = make.category(slug="onder", parent="boven")
    pinned = make.thread(place=sub, title="Vast gesprek")
    moderation.act_on_thread(keeper, moderation.Act.PIN, pinned.thread_id, reason="Lees mij")
    time.pass_time(minutes=1)
    make.thread(place=top, title="Los gesprek boven")
    make.thread(place=sub, title="Los gesprek onder")
    above, below = (visitor.get(f"/c/{slug}").text for slug in ("boven", "onder"))
    assert above.count("Vast gesprek") == below.count("Vast gesprek") == 1
    assert above.index("Los gesprek boven") < above.index("Vast gesprek")
    assert below.index("Vast gesprek") < below.index("Los gesprek onder")


def test_sheets_of_what_it_stands_in_stand_there_too_once_and_last(visitor):
    keeper = make.moderator()
    viewer = make.viewer(keeper)
    make.category(slug="boven", name="Bovenplek")
    sub = make.category(slug="onder", parent="boven")
    first = make.thread(place=sub, title=TITLE)
    both, high = (make.sheet(keeper, slug=s, title=f"Blad {s}") for s in ("beide", "hoog"))
    pin_to_category(viewer, "boven", both.slug, why="Van boven")
    pin_to_category(viewer, "boven", high.slug, why="Ook van boven")
    pin_to_category(viewer, "onder", both.slug, why="Van onder")
    visitor.log_in(keeper)
    for path in ("/c/onder", f"/t/{first.thread_id}-wie-wandelt-er-mee"):
        page = visitor.get(path).text
        assert page.index("Van onder") < page.index('href="/factsheets/hoog"')
        assert "Van boven" not in page
        assert 'href="/c/boven"' in page
    assert visitor.get("/c/onder").text.count("/unpin") == 1


def test_a_category_names_its_sheets_in_one_line_and_only_names_those_above_it(visitor):
    keeper = make.moderator()
    make.category(slug="boven", name="Rugpijn")
    make.category(slug="onder", name="Rust", parent="boven")
    for slug, place in (("rust", "boven"), ("slapen", "onder")):
        made = make.sheet(keeper, slug=slug, title=slug.capitalize(), summary=f"Over {slug}.")
        pin_to_category(make.viewer(keeper), place, made.slug, why="Lees dit eerst")
    page = visitor.get("/c/onder").text
    assert page.index('<details class="shelf">') < page.index('id="gesprekken"')
    assert page.count('<article class="sheet pinned">') == 1
    assert "Over slapen." in page
    assert "Over rust." not in page
    assert "Ook bij Rugpijn" in page
    assert 'href="/factsheets/rust"' in page
    assert "Over rust." in visitor.get("/c/boven").text


def test_above_a_thread_many_sheets_of_its_category_are_one_line(visitor):
    keeper, place = make.moderator(), make.category(slug="plek")
    first = make.thread(place=place, title=TITLE)
    for _each in range(3):
        pin_to_category(make.viewer(keeper), "plek", make.sheet(keeper).slug, why="Lees dit eerst")
    page = visitor.get(f"/t/{first.thread_id}-wie-wandelt-er-mee").text
    assert page.count('<details class="shelf">') == 1
    assert page.count('<article class="sheet pinned">') == 3
    assert "3 factsheets bij deze categorie:" in page


def test_a_list_of_threads_is_narrowed_by_a_tree_of_categories(visitor):
    for slug, above, position in (("b", None, 2), ("a", None, 3), ("y", "b", 2), ("x", "b", 1)):
        make.category(slug=slug, name=slug.upper(), parent=above, position=position)
    page = visitor.get("/threads?category=y").text
    asked = page.partition('<select id="category"')[2].partition("</select>")[0]
    places = [line.partition('"')[0] for line in asked.split('value="')[2:]]
    assert places == ["b", "x", "y", "a"]
    assert '<optgroup label="B">' in asked
    assert '<option value="y" selected>' in asked
