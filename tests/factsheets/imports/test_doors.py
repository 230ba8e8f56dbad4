"""Importing by page and by program: the same acts, and nothing half kept."""

import re
from io import BytesIO

import pytest

from forum.core.db import db
from forum.factsheets.models import ArticleImport
from tests import make
from tests.factsheets.article.example import FILE
from tests.factsheets.article.long import long_article

EXAMPLE = FILE.read_text()
FORM = "/moderation/factsheets/import"
CALLS = "/api/v1/factsheets"


@pytest.fixture
def moderator(app):
    return make.moderator()


@pytest.fixture
def program(visitor, moderator):
    return visitor.bearer(make.token(moderator))


def _send(program, text=EXAMPLE, query=""):
    sent = {"data": text.encode(), "content_type": "text/plain; charset=utf-8"}
    return program.post(f"{CALLS}/imports{query}", **sent)


def test_a_text_that_is_pasted_is_read_like_its_file(visitor, moderator):
    visitor.log_in(moderator)
    pasted = visitor.submit(FORM, text=EXAMPLE.replace("\n", "\r\n"))
    again = visitor.submit(FORM, file=(BytesIO(EXAMPLE.encode()), "slapen.txt"))
    assert pasted.status_code == 303
    assert again.location == pasted.location


def test_a_text_of_two_megabytes_is_pasted_and_one_that_is_larger_comes_back(visitor, moderator):
    visitor.log_in(moderator)
    large = "Inleiding\n" + "Een alinea van een tekst die maar doorgaat. " * 40_000
    assert visitor.submit(FORM, text=large).status_code == 303
    refused = visitor.submit(FORM, text=f"{large} {'x' * (2 * 1024 * 1024 - len(large))}")
    assert refused.status_code == 413


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "Word-bestand (.docx)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "oude soort (.doc)"),
        (b"{\\rtf1\\ansi Hallo}", "opmaak (.rtf)"),
        (b"%PDF-1.7", "Dit is een PDF"),
        ("Hallo daar".encode("utf-16"), "UTF-16"),
        ("Hallo daar, hoe gaat het?".encode("utf-16-le"), "UTF-16"),
        (b"<!DOCTYPE html><html><p>Hallo", "Dit is HTML"),
        (b"<p>Een</p>\n<p>Twee</p>\n<ul><li>Drie</li></ul>", "Dit is HTML"),
    ],
)
def test_what_is_no_text_is_refused_by_name_with_the_way_out(visitor, moderator, data, told):
    visitor.log_in(moderator)
    answer = visitor.submit(FORM, file=(BytesIO(data), "artikel.txt"), rights="Wat ik typte")
    assert answer.status_code == 422
    assert told in answer.text
    assert "plak die in het tekstvak" in answer.text
    assert "Wat ik typte" in answer.text
    assert db.session.query(ArticleImport).count() == 0


@pytest.mark.parametrize("group", ["[7–9]", "[3, 9]", "[10]"])
def test_a_source_that_is_not_there_is_refused_strictly_and_told_leniently(visitor, program, group):
    text = EXAMPLE.replace("[1]", group, 1)
    refused = _send(program, text)
    assert (refused.status_code, refused.json["code"]) == (422, "citation_without_reference")
    taken = _send(program, text, "?lenient=true")
    assert taken.status_code == 201
    assert any("[9]" in w["message"] or "[10]" in w["message"] for w in taken.json["warnings"])


def test_the_page_says_the_same_of_a_source_that_is_not_there(visitor, moderator):
    visitor.log_in(moderator)
    text = EXAMPLE.replace("[1]", "[10]", 1)
    refused = visitor.submit(FORM, text=text)
    assert (refused.status_code, "[10]" in refused.text) == (422, True)
    assert visitor.submit(FORM, text=text, lenient="1").status_code == 303


def test_lines_are_told_on_the_page_and_the_page_shows_it_at_once(visitor, moderator):
    visitor.log_in(moderator)
    report = visitor.submit(FORM, text=EXAMPLE).location
    answer = visitor.submit(
        f"{report}/lines", **{"kind-13": "callout", "kind-14": "", "show": "all"}
    )
    page = visitor.get(answer.location).text
    assert "door een moderator bepaald" in page
    row = re.search(r'<tr id="regel-13">.*?</tr>', page, re.S)[0]
    assert '<option value="">uitgelichte zin</option>' in row
    kept = visitor.submit(f"{report}/lines", keep="8:paragraph")
    assert kept.status_code == 303
    assert visitor.submit(f"{report}/lines").status_code == 422
    assert visitor.submit(f"{report}/lines", **{"kind-13": "gedicht"}).status_code == 422


def test_only_what_is_to_be_looked_at_is_listed_when_asked(visitor, moderator):
    visitor.log_in(moderator)
    report = visitor.submit(FORM, text=EXAMPLE).location
    page = visitor.get(f"{report}?show=check").text
    shown = [int(number) for number in re.findall(r'<tr id="regel-(\d+)">', page)]
    assert {8, 9, 10} <= set(shown)
    assert 13 not in shown
    assert visitor.get(f"{report}?show=iets").status_code == 404
    assert visitor.get(f"{report}?after=onzin").status_code == 404


def test_an_article_of_five_thousand_lines_is_shown_in_pages(visitor, moderator):
    visitor.log_in(moderator)
    report = visitor.submit(FORM, text=long_article())
    page = visitor.get(report.location)
    assert len(page.data) < 400_000
    assert page.text.count('<tr id="regel-') == 50
    assert '<tr id="regel-4000">' in visitor.get(f"{report.location}?line=4000").text


def test_a_program_tells_lines_rights_and_slips(program):
    made = _send(program).json
    path = f"{CALLS}/imports/{made['id']}"
    told = program.put(f"{path}/lines", json={"items": [{"line": 13, "kind": "callout"}]})
    assert told.json["callouts"] == made["callouts"] + 1
    lines = program.get(f"{path}/lines?show=told").json["items"]
    assert [(line["line"], line["kind"]) for line in lines] == [(13, "callout")]
    for wrong in ({"line": 13, "kind": "x"}, {"line": 0, "kind": "callout"}):
        answer = program.put(f"{path}/lines", json={"items": [wrong]})
        assert answer.status_code == 422

    rights = program.put(f"{path}/rights", json={"rights": "Eigen tekst", "confirmed": True})
    assert rights.json["rights_at"]
    slip = {"line": 13, "found": "hun matras", "suggestion": "het matras"}
    number = program.post(f"{path}/corrections", json=slip).json["id"]
    decided = program.put(f"{CALLS}/imports/corrections/{number}", json={"status": "accepted"})
    assert decided.json["status"] == "accepted"


def test_a_program_reads_and_takes_what_waits(program):
    made = _send(program, query="?filename=a.txt").json
    line = program.get(f"{CALLS}/imports/{made['id']}/lines?limit=100").json["items"][12]
    path = f"{CALLS}/{line['factsheet']}"
    program.patch(path, json={"body": "Van een curator."})
    newer = _send(program, EXAMPLE.replace(line["text"], "Een nieuwe alinea."), "?filename=a.txt")
    assert newer.json["earlier_id"] == made["id"]
    changes = program.get(f"{CALLS}/imports/{newer.json['id']}/changes").json["items"]
    assert {"added", "removed"} <= {piece["kind"] for piece in changes}
    waiting = program.get(f"{path}/proposal").json
    assert waiting["waiting"] == ["body"]
    taken = program.put(f"{path}/proposal", json={"take": True})
    assert taken.json["body"] == waiting["body"]
    assert program.get(f"{path}/proposal").status_code == 404
