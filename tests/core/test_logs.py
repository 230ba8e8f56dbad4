import json
import logging
import sys
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.core import logs
from forum.core.logs import JsonLines, request_id

NASTY = 'a"b\\c\nlevel=ERROR\r\n{"level": "ERROR"}\x1b[31m\x9b31m\x00\u2028\u0085é\ud800'


@pytest.fixture
def lines():
    """Everything that is logged from here on, as it would be written."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("forum")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logger.removeHandler(handler)
    logger.setLevel(level)


def _format(message: str, *values: object, **more: object) -> str:
    record = logging.LogRecord("forum", logging.INFO, "", 0, message, values, None)
    record.__dict__.update(more)
    return JsonLines().format(record)


def test_a_line_says_when_what_and_for_which_request():
    token = request_id.set("abc")
    line = json.loads(_format("%s stumbled", "it", facts={"path": "/x"}))
    request_id.reset(token)

    assert line["at"].endswith("+00:00")
    assert (line["level"], line["logger"], line["message"]) == ("INFO", "forum", "it stumbled")
    assert (line["request_id"], line["path"]) == ("abc", "/x")


def test_whatever_is_logged_is_one_line_of_plain_signs():
    line = _format("%s", NASTY, facts={"path": NASTY})

    assert len(line.splitlines()) == 1
    assert line.isprintable()
    assert line.encode()
    assert json.loads(line)["path"] == NASTY


@settings(deadline=None, max_examples=200, database=None)
@given(st.text())
def test_any_text_comes_back_out_of_its_line(text):
    line = _format("%s", text)
    assert len(line.splitlines()) == 1
    assert line.encode()
    assert json.loads(line)["message"] == text


def test_an_exception_is_part_of_its_line():
    try:
        raise ValueError("one\ntwo")
    except ValueError:
        line = _format("it broke", exc_info=sys.exc_info())
    assert len(line.splitlines()) == 1
    assert json.loads(line)["exception"].endswith("ValueError: one\ntwo")


def test_every_request_leaves_one_line_with_the_number_on_its_answer(visitor, lines):
    answer = visitor.get("/nergens?zoek=geheim")

    (line,) = lines()
    assert line["request_id"] == answer.headers["X-Request-ID"]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/nergens", 404)
    assert line["ms"] >= 0
    assert "geheim" not in json.dumps(line)


def test_a_path_cannot_make_a_line_of_its_own(visitor, lines):
    visitor.get('/x%0a{"level":"ERROR"}%1b[31m%e2%80%a8')

    (line,) = lines()
    assert line["level"] == "INFO"
    assert line["path"].startswith("/x\n")


def test_two_requests_have_two_numbers(visitor):
    assert visitor.get("/").headers["X-Request-ID"] != visitor.get("/").headers["X-Request-ID"]


def test_a_number_that_came_in_is_not_taken_over(visitor):
    answer = visitor.get("/", headers={"X-Request-ID": "mine"})
    assert answer.headers["X-Request-ID"] != "mine"


def test_starting_sends_all_lines_to_standard_error(monkeypatch, capsys):
    root, ours = logging.getLogger(), logging.getLogger("forum")
    monkeypatch.setattr(root, "handlers", [])
    monkeypatch.setattr(root, "level", root.level)
    monkeypatch.setattr(ours, "level", ours.level)
    logs.start()
    ours.info("hello\nworld")
    logging.getLogger("somebody.else").info("not this")

    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["message"] == "hello\nworld"
