"""Reading a diary in from a page and from a program: nothing typed is lost, and it is said why."""

from io import BytesIO

import pytest

from forum.recovery import queries
from forum.recovery.files import table
from forum.recovery.files.table import MOST_BYTES
from tests import make
from tests.recovery.csv_files import lines, saved_again

FORM, CALL = "/recovery/import", "/api/v1/recovery/imports"
GOOD = "day,pain\n2025-03-01,3\n2025-03-02,4\n"
BROKEN = GOOD + "2025-03-03,11\n"


@pytest.fixture
def own(visitor, keeper):
    return visitor.log_in(keeper)


def _days(keeper):
    return [str(one.day) for one in queries.diary(make.viewer(keeper)).entries]


def _file(content):
    return {"file": (BytesIO(content), "dagboek.csv")}


def test_what_was_pasted_stays_when_a_line_is_wrong(own, keeper):
    answer = own.submit(FORM, text=BROKEN, replace="1")
    assert answer.status_code == 422
    assert "Regel 4, kolom pain: 11 is geen heel getal van 0 tot en met 10." in answer.text
    assert "2025-03-03,11" in answer.text
    assert 'name="replace" type="checkbox" value="1" checked' in answer.text
    assert _days(keeper) == []


def test_the_right_lines_go_in_when_the_others_are_skipped(own, keeper):
    answer = own.submit(FORM, text=BROKEN, skip="1")
    assert answer.status_code == 200
    assert "Opgenomen: 2." in answer.text
    assert "Niet opgenomen: 1." in answer.text
    assert "Regel 4, kolom pain" in answer.text
    assert len(_days(keeper)) == 2


def test_a_file_as_a_spreadsheet_saved_it_goes_in_and_twice_is_once(own, keeper):
    file = saved_again(lines("2025-03-01,3,wandelen,4,1,een; twee"))
    assert own.submit(FORM, **_file(file)).status_code == 303
    assert own.submit(FORM, **_file(file)).status_code == 303
    assert "Was er al: 1." in own.get("/recovery").text
    assert _days(keeper) == ["2025-03-01"]


@pytest.mark.parametrize(
    ("sent", "status", "why"),
    [
        ({"text": "  "}, 422, "Kies een bestand"),
        ({"text": "zomaar wat"}, 422, "kolom day: Deze kolom ontbreekt"),
        ({"content": b"\xff\xfe"}, 422, "niet leesbaar"),
    ],
)
def test_what_cannot_be_read_is_told(own, keeper, sent, status, why):
    form = _file(sent["content"]) if "content" in sent else sent
    answer = own.submit(FORM, **form)
    assert answer.status_code == status
    assert why in answer.text
    field = "file" if "content" in sent else "text"
    assert f'href="#{field}"' in answer.text
    assert _days(keeper) == []


def test_a_file_that_is_too_large_is_told(own, keeper, monkeypatch):
    monkeypatch.setattr(table, "MOST_BYTES", 10)  # a client of tests leaves larger ones open
    answer = own.submit(FORM, **_file(GOOD.encode()))
    assert answer.status_code == 413
    assert "groter dan 1 MB" in answer.text
    assert _days(keeper) == []


def test_a_long_text_may_be_pasted(own, keeper):
    rows = [
        f"20{at // 336:02}-{at % 336 // 28 + 1:02}-{at % 28 + 1:02},3,{'n' * 150}"
        for at in range(5000)
    ]
    text = "\r\n".join(["day,pain,note", *rows])
    assert len(text) > 512 * 1024
    assert own.submit(FORM, text=text).status_code == 303
    assert len(_days(keeper)) == 5000


@pytest.fixture
def program(visitor, keeper):
    return visitor.bearer(make.token(keeper))


def _send(program, content, query="", kind="text/csv"):
    return program.post(f"{CALL}{query}", data=content, content_type=kind)


def test_a_program_hears_what_is_wrong_by_line_and_column(program, keeper):
    answer = _send(program, BROKEN)
    assert (answer.status_code, answer.json["code"]) == (422, "wrong_lines")
    assert answer.json["errors"] == {
        "lines": {"4": {"pain": ["11 is geen heel getal van 0 tot en met 10."]}}
    }
    assert _days(keeper) == []


def test_a_program_may_skip_and_replace(program, keeper):
    took = _send(program, BROKEN, "?skip=true").json
    (complaint,) = took.pop("complaints")
    assert took == {"kept": 2, "replaced": 0, "unchanged": 0, "skipped": 1}
    assert (complaint["line"], complaint["column"]) == (4, "pain")
    changed = GOOD.replace(",4", ",5")
    assert _send(program, changed).status_code == 422
    assert _send(program, changed, "?replace=1").json["replaced"] == 1


def test_what_a_program_took_along_it_can_bring_back(program):
    _send(program, GOOD)
    file = program.get("/api/v1/recovery/export.csv?notes=true").data
    assert _send(program, file).json["unchanged"] == 2


def test_a_program_is_told_what_it_cannot_send(program):
    assert _send(program, GOOD, kind="application/json").status_code == 415
    assert _send(program, b"x" * (2 * MOST_BYTES)).status_code == 413
    assert _send(program, b"\xff").status_code == 422
    asked = program.get("/api/v1/recovery/export.pdf?from=2025-02-02&to=2025-01-01")
    assert asked.json["errors"]["to"] == ["Kies een dag die niet voor de eerste ligt."]
    assert program.get("/api/v1/recovery/export.pdf").status_code == 422
