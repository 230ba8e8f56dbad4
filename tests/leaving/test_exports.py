"""Asking for a copy of everything, and fetching it."""

import pytest

from forum.accounts.models import Member
from forum.accounts.viewer import GUEST
from forum.core.errors import LoginRequired, TooMany
from forum.jobs import letters
from forum.jobs.schedule import tidy
from forum.leaving.events import ExportReady
from forum.leaving.exports import file_of
from forum.leaving.service import exporting
from tests import make
from tests.leaving import copies
from tests.make import PASSWORD

PAGE = "/settings/export"
CALL = "/api/v1/me/exports"
ASK = {"password": PASSWORD}


@pytest.fixture
def ada(app) -> Member:
    return make.member(username="Ada", email="ada@example.org", password=PASSWORD)


def test_from_asking_on_the_page_to_fetching_the_file(visitor, ada, run_worker):
    visitor.log_in(ada)
    assert "Vernieuwen" not in visitor.get(PAGE).text
    assert visitor.submit(PAGE, **ASK).location == PAGE
    busy = visitor.get(PAGE).text
    assert "We maken je bestand." in busy
    assert "Vernieuwen" in busy
    assert 'name="password"' not in busy

    run_worker()
    page = visitor.get(PAGE).text
    (address,) = [part for part in page.split('"') if part.endswith("/file")]
    answer = visitor.get(address)
    assert answer.mimetype == "application/zip"
    assert answer.headers["Content-Disposition"] == "attachment; filename=ruggespraak.zip"
    assert answer.data.startswith(b"PK")


def test_the_page_says_how_far_it_is(visitor, ada):
    export_id = copies.ask(ada)
    exporting.begin(export_id)
    exporting.note_progress(export_id, done=412, total=10_000)
    page = visitor.log_in(ada).get(PAGE).text
    assert "412 van 10.000 berichten" in page


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [("", 422, "Vul hier iets in"), ("geraden", 401, "Dit wachtwoord klopt niet")],
)
def test_the_page_asks_for_the_password_again(visitor, ada, typed, status, words):
    answer = visitor.log_in(ada).submit(PAGE, password=typed)
    assert (answer.status_code, words in answer.text) == (status, True)
    assert "van 0 berichten" not in visitor.get(PAGE).text


def test_from_asking_by_program_to_fetching_the_file(visitor, ada, run_worker):
    visitor.bearer(make.token(ada))
    asked = visitor.post(CALL, json=ASK)
    assert (asked.status_code, asked.json["status"]) == (202, "asked")
    one = f"{CALL}/{asked.json['id']}"
    assert "url" not in visitor.get(one).json
    assert visitor.get(f"{one}/file").json["code"] == "export_not_ready"

    run_worker()
    ready = visitor.get(one).json
    assert (ready["status"], ready["url"]) == ("ready", f"http://localhost{one}/file")
    answer = visitor.get(f"{one}/file")
    assert (answer.mimetype, answer.data[:2]) == ("application/zip", b"PK")


def test_a_program_needs_the_password_too_and_a_key_that_writes(visitor, ada):
    visitor.bearer(make.token(ada))
    wrong = visitor.post(CALL, json={"password": "geraden"})
    assert (wrong.status_code, wrong.json["code"]) == (401, "wrong_password")
    reading = visitor.bearer(make.token(ada, ["read"])).post(CALL, json=ASK)
    assert (reading.status_code, reading.json["code"]) == (403, "scope_missing")


def test_who_asks_while_one_is_made_gets_that_one(ada):
    first = copies.ask(ada)
    assert [copies.ask(ada) for _time in range(5)] == [first] * 5
    exporting.begin(first)
    assert copies.ask(ada) == first


def test_three_a_day_and_no_more(visitor, ada, time):
    for _time in range(3):
        copies.ready(ada, b"PK")
    with pytest.raises(TooMany):
        copies.ask(ada)
    answer = visitor.log_in(ada).submit(PAGE, **ASK)
    assert (answer.status_code, "Retry-After" in answer.headers) == (429, True)
    assert "drie keer per dag" in answer.text
    time.pass_time(hours=24)
    assert visitor.submit(PAGE, **ASK).status_code == 303


def test_after_a_day_it_cannot_be_fetched_and_soon_is_not_there(visitor, ada, time):
    export_id = copies.ready(ada, b"PK")
    address = f"{PAGE}/{export_id}/file"
    time.pass_time(hours=23, minutes=59)
    assert visitor.log_in(ada).get(address).status_code == 200
    time.pass_time(minutes=1)
    answer = visitor.get(address)
    assert (answer.status_code, "verlopen" in answer.text) == (404, True)
    assert "verlopen" in visitor.get(PAGE).text
    assert "/file" not in visitor.get(PAGE).text
    answer = visitor.bearer(make.token(ada)).get(f"{CALL}/{export_id}")
    assert (answer.json["status"], "url" in answer.json) == ("expired", False)

    assert copies.parts(export_id) != []
    time.pass_time(seconds=1)
    tidy()
    assert (copies.find(export_id).status, copies.parts(export_id)) == ("expired", [])


def test_one_of_today_is_not_tidied_away(ada, time):
    export_id = copies.ready(ada, b"PK")
    time.pass_time(hours=23, minutes=59)
    tidy()
    assert (copies.find(export_id).status, len(copies.parts(export_id))) == ("ready", 1)


def test_nobody_else_can_tell_that_there_is_one(visitor, ada):
    export_id = copies.ready(ada, b"PK")
    visitor.log_in(make.admin())
    there, missing = (visitor.get(f"{PAGE}/{number}/file") for number in (export_id, 999_999))
    assert (there.status_code, missing.status_code) == (404, 404)
    assert "Deze kopie van je gegevens bestaat niet." in there.text
    assert "Deze kopie van je gegevens bestaat niet." in missing.text


def test_a_download_that_loses_a_piece_breaks_off(ada, time):
    """Half a file must not look like a whole one."""
    export_id = copies.ready(ada, b"PK")
    exporting.keep_part(export_id, 2, b"")
    pieces = file_of(make.viewer(ada), export_id)
    assert next(pieces) == b"PK"
    time.pass_time(hours=24)
    tidy()
    with pytest.raises(Exception, match="No row was found"):
        next(pieces)


def test_a_letter_says_that_it_is_there_and_nothing_more(visitor, ada, smtp, run_worker):
    visitor.log_in(ada).submit(PAGE, **ASK)
    run_worker()
    (letter,) = smtp.to("ada@example.org")
    assert letter["Subject"] == "Je gegevens staan klaar"
    text = letter.get_content()
    assert "http://localhost/settings/export" in text.splitlines()
    assert "/file" not in text


def test_no_letter_about_what_can_no_longer_be_fetched(ada, time):
    export_id = copies.ready(ada, b"PK")
    assert letters.export_ready(ExportReady(export_id), "a") is not None
    time.pass_time(hours=24)
    assert letters.export_ready(ExportReady(export_id), "a") is None
    assert letters.export_ready(ExportReady(999_999), "a") is None


@pytest.mark.parametrize("kind", [{"verified": False}, {"consent": False}])
def test_whoever_is_a_member_may_take_everything_along(app, kind):
    export_id = copies.ready(make.member(**kind), b"PK")
    assert copies.find(export_id).status == "ready"


def test_a_guest_has_nothing_to_take_along(app):
    with pytest.raises(LoginRequired):
        exporting.ask(GUEST)
    with pytest.raises(LoginRequired):
        file_of(GUEST, 1)
