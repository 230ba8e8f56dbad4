"""What opens an account to others, or ends it, asks a code too of who has an app for it."""

import pytest

from tests import make
from tests.make import PASSWORD
from tests.proofs.apps import shown, with_app

PAGES = {
    "/settings/password": {"new_password": "zeven zachte zeehonden zwemmen"},
    "/settings/email": {"email": "nieuw@example.org"},
    "/settings/export": {},
    "/settings/leaving": {"mode": "pause"},
    "/settings/tokens": {"name": "Script"},
}
CALLS = {
    ("PUT", "/api/v1/me/password"): PAGES["/settings/password"],
    ("POST", "/api/v1/me/email"): PAGES["/settings/email"],
    ("POST", "/api/v1/me/exports"): {},
    ("POST", "/api/v1/me/leaving"): PAGES["/settings/leaving"],
}


@pytest.fixture
def key(ada) -> str:
    """Of Ada's app."""
    return with_app(ada)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_the_code(visitor, ada, key, path):
    visitor.log_in(ada)
    assert 'name="code"' in visitor.get(path).text
    typed = PAGES[path] | {"password": PASSWORD}
    without = visitor.submit(path, **typed)
    assert (without.status_code, 'id="code-error"' in without.text) == (401, True)
    assert visitor.submit(path, **typed, code=shown(key, steps=5)).status_code == 401
    assert visitor.submit(path, **typed, code=shown(key)).status_code in (201, 303)


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_a_call_asks_the_code(app, ada, key, method, path):
    program = app.test_client().bearer(make.token(ada))
    sent = CALLS[method, path] | {"password": PASSWORD}
    refused = program.open(path, method=method, json=sent)
    assert (refused.status_code, refused.json["code"]) == (401, "second_factor_required")
    allowed = program.open(path, method=method, json=sent | {"code": shown(key)})
    assert allowed.status_code in (202, 204)


@pytest.mark.parametrize("path", PAGES)
def test_nobody_without_an_app_is_asked_for_a_code(visitor, ada, path):
    assert 'name="code"' not in visitor.log_in(ada).get(path).text
