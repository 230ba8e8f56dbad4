"""The report of an article: what is to be looked at, and each act back to where it was done."""

import re

import pytest

from forum.factsheets import service
from forum.factsheets.imports import waiting
from tests import make
from tests.factsheets.imports.reading_in import ARTICLE, LINES, SHEET, read_in, sheets_of

CALLS = "/api/v1/factsheets"
CHANGED = ARTICLE.replace(LINES[12], f"{LINES[12]} En zo is het.")


@pytest.fixture
def keeper(app):
    return make.moderator()


@pytest.fixture
def curator(visitor, keeper):
    visitor.log_in(keeper)
    return visitor


@pytest.fixture
def program(app, keeper):
    return app.test_client().bearer(make.token(keeper))


def _report(found):
    return f"/moderation/factsheets/imports/{found.id}"


def _lines_on(page):
    return [int(number) for number in re.findall(r'<tr id="regel-(\d+)">', page)]


def _suggest(keeper, found, amount):
    words = [w for w in dict.fromkeys(LINES[12].split()) if LINES[12].count(w) == 1]
    viewer = make.viewer(keeper)
    for word in words[:amount]:
        facts = {"line": 13, "found": word, "suggestion": f"{word}!"}
        service.suggest_correction(viewer, found.id, **facts)


def test_it_opens_with_what_is_to_be_looked_at_and_all_is_one_click_away(curator, keeper):
    found = read_in(make.viewer(keeper))
    page = curator.get(_report(found)).text
    assert {8, 9, 10} <= set(_lines_on(page))
    assert 13 not in _lines_on(page)
    written = len(LINES)
    assert f"Alle regels ({written})" in page
    assert f"Wat je moet nakijken ({len(_lines_on(page))})" in page
    assert 13 in _lines_on(curator.get(f"{_report(found)}?show=all").text)
    for place in ("concepten", "tekstcorrecties", "weggelaten", "alles"):
        assert f'href="#{place}"' in page
        assert f'id="{place}"' in page


def test_telling_a_line_leads_back_to_it_and_it_is_still_in_sight(curator, keeper):
    found = read_in(make.viewer(keeper))
    answer = curator.submit(f"{_report(found)}/lines", keep="8:paragraph", show="check", part="")
    assert answer.location == f"{_report(found)}?show=check&told=8#regel-8"
    page = curator.get(answer.location).text
    assert 8 in _lines_on(page)
    assert 8 not in _lines_on(curator.get(_report(found)).text)


def test_so_do_the_other_acts(curator, keeper):
    found = read_in(make.viewer(keeper))
    _suggest(keeper, found, 1)
    (slip,) = waiting.page_of_corrections(make.viewer(keeper), found.id, show="open").items[:1]
    facts = {"status": "rejected", "slips": "open"}
    answer = curator.submit(f"/moderation/factsheets/corrections/{slip.id}", **facts)
    assert answer.location.endswith(f"slips=open&decided={slip.id}#correctie-{slip.id}")
    assert f'id="correctie-{slip.id}"' in curator.get(answer.location).text
    assert curator.submit(f"{_report(found)}/dropped").location.endswith("#weggelaten")
    rights = curator.submit(f"{_report(found)}/rights", rights="Eigen tekst")
    assert rights.location.endswith("#rechten")


def test_corrections_come_in_pages_on_both_faces_and_a_new_one_is_shown(curator, program, keeper):
    found = read_in(make.viewer(keeper))
    _suggest(keeper, found, 21)
    page = curator.get(_report(found)).text
    assert page.count('id="correctie-') == 20
    more = re.search(r'href="([^"]*part=corrections[^"]*after[^"]*)"', page)[1]
    rest = curator.get(more.replace("&amp;", "&").partition("#")[0]).text
    assert rest.count('id="correctie-') >= 1
    assert "Naar het begin van het verslag" in rest
    facts = {"line": 14, "found": LINES[13].split()[0], "suggestion": "Wel"}
    made = curator.submit(f"{_report(found)}/corrections", **facts).location
    anchor = made.partition("#")[2]
    assert f'id="{anchor}"' in curator.get(made.partition("#")[0]).text

    path = f"{CALLS}/imports/{found.id}/corrections"
    first = program.get(f"{path}?limit=20&show=open").json
    second = program.get(f"{path}?limit=20&show=open&after={first['next']}").json
    seen = [item["id"] for item in first["items"] + second["items"]]
    assert len(seen) == len(set(seen)) >= 22
    assert program.get(f"{path}?show=decided").json["items"] == []


def test_an_older_report_only_tells_and_leads_to_the_newest(curator, program, keeper):
    viewer = make.viewer(keeper)
    first = read_in(viewer)
    _suggest(keeper, first, 1)
    read_in(viewer, CHANGED)
    third = read_in(viewer, f"{CHANGED}\n")
    page = curator.get(f"{_report(first)}?show=all").text
    assert f'href="{_report(third)}"' in page
    main = page[page.index("<main") : page.index("</main>")]
    assert "<button" not in main
    assert "<select" not in main
    assert "Nog niet beslist" in main
    assert curator.submit(f"{_report(first)}/lines", keep="8:paragraph").status_code == 409
    told = program.get(f"{CALLS}/imports/{first.id}").json
    assert told["newest_id"] == third.id
    assert program.get(f"{CALLS}/imports/{third.id}").json["newest_id"] is None


def test_a_draft_and_the_report_of_its_article_lead_to_each_other(curator, keeper):
    viewer = make.viewer(keeper)
    found = read_in(viewer)
    slug = sheets_of(viewer, found.id)[SHEET].slug
    draft = curator.get(f"/factsheets/{slug}/edit").text
    assert f'href="{_report(found)}#concepten"' in draft
    assert "Volgde het artikel" not in draft
    assert f'href="/factsheets/{slug}/edit"' in curator.get(_report(found)).text


def test_a_correction_of_a_space_is_seen_and_heard(curator, keeper):
    found = read_in(make.viewer(keeper), ARTICLE.replace(LINES[12], "Rust.Daarna weer lopen."))
    page = curator.get(_report(found)).text
    assert 'Rust.<span class="white">spatie</span>' in page
    assert "alleen de spatie verandert" in page
    assert 'aria-label="Overnemen: Rust. wordt Rust. [spatie]' in page


def test_what_is_no_part_of_a_report_is_no_page(curator, keeper):
    found = read_in(make.viewer(keeper))
    for wrong in ("part=iets", "slips=iets", "told=x", "part=sheets&after=onzin", "decided=0"):
        assert curator.get(f"{_report(found)}?{wrong}").status_code == 404


def test_a_report_costs_the_same_with_many_lines_and_corrections(curator, keeper, count_queries):
    few = read_in(make.viewer(keeper), "Inleiding\nEen alinea.", source_url=None, filename="a.txt")
    many = read_in(make.viewer(keeper))
    _suggest(keeper, many, 15)
    costs = []
    for found in (few, many):
        curator.get(_report(found))
        with count_queries() as seen:
            assert curator.get(_report(found)).status_code == 200
        costs.append(len(seen))
    assert costs[0] == costs[1]
