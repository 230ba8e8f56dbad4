"""Pages that ask for the password again show themselves again, with what was wrong."""

import pytest

from tests import make
from tests.make import PASSWORD

MORE = {
    "/settings/export": {},
    "/settings/leaving": {"mode": "pause"},
    "/settings/tokens": {"name": "Programma"},
    "/settings/second-factor": {},
}
PAGES = [*MORE, "/settings/passkeys/{passkey}/remove"]


@pytest.fixture(params=PAGES)
def ask(request, visitor):
    """Send the form of such a page, as a member with this password or without any."""

    def asking(typed: str, *, has: str | None = PASSWORD):
        member = make.member(password=has) if has else make.member()
        path = request.param.format(passkey=make.passkey(member).id)
        visitor.log_in(member)
        return lambda: visitor.submit(path, password=typed, **MORE.get(request.param, {}))

    return asking


def _is_shown_again(answer) -> bool:
    return 'type="password"' in answer.text and 'class="summary"' in answer.text


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [("gok", 401, "Dit wachtwoord klopt niet."), ("", 422, "Vul hier iets in.")],
)
def test_a_wrong_password_is_said_at_its_field(ask, typed, status, words):
    answer = ask(typed)()
    assert (answer.status_code, _is_shown_again(answer)) == (status, True)
    assert f'href="#password">Je wachtwoord: {words}' in answer.text


def test_who_has_no_password_hears_how_to_get_one(ask):
    answer = ask("-", has=None)()
    assert (answer.status_code, _is_shown_again(answer)) == (409, True)
    assert "Stel er een in via ‘Wachtwoord vergeten’." in answer.text


def test_too_many_tries_say_how_long_to_wait(ask):
    submit = ask("gok")
    for _try in range(10):
        assert submit().status_code == 401
    answer = submit()
    assert (answer.status_code, _is_shown_again(answer)) == (429, True)
    assert int(answer.headers["Retry-After"]) > 0
