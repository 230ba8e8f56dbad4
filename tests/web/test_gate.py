"""What every answer carries, and which hosts are answered at all."""

import logging
import re
from socket import create_connection

import pytest

from forum import create_app
from tests import make
from tests.databases import new_instance
from tests.settings import ConfigForTests

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY = ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'")
KINDS = {
    "page": ("get", "/", 200),
    "missing page": ("get", "/nergens", 404),
    "missing file": ("get", "/static/nergens.css", 404),
    "file": ("get", "/static/css/base.css", 200),
    "styles": ("get", "/styles.css", 200),
    "redirect": ("get", "/settings", 303),
    "wrong method": ("put", "/login", 405),
    "form without token": ("post", "/login", 401),
    "call": ("get", "/api/v1/categories", 200),
    "problem": ("get", "/api/v1/me", 401),
    "options": ("options", "/api/v1/me", 200),
    "health": ("get", "/healthz", 200),
    "wrong host": ("get", "http://evil.example/", 400),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_answer_is_guarded(visitor, kind):
    method, path, status = KINDS[kind]
    answer = visitor.open(path, method=method)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    policy = answer.headers["Content-Security-Policy"]
    assert all(part in policy for part in POLICY)
    assert "unsafe" not in policy
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["X-Request-ID"])
    assert not [name for name, _value in answer.headers if name.startswith("Access-Control-")]
    lasts = "public" if kind in ("file", "styles") else "private, no-store"
    assert answer.headers["Cache-Control"].startswith(lasts)


def test_a_broken_page_is_guarded_too(app, visitor, monkeypatch):
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(app.view_functions, "home.show", lambda: 1 / 0)
    answer = visitor.get("/")
    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_no_two_answers_have_one_nonce(visitor):
    policies = {visitor.get("/").headers["Content-Security-Policy"] for _again in range(3)}
    assert len(policies) == 3


def test_an_origin_that_asks_gets_no_permission(visitor):
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    for method in ("GET", "OPTIONS"):
        answer = visitor.open("/api/v1/categories", method=method, headers=headers)
        assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "localhost.evil.example", "evil.example:80", "localhost@evil.example"),
        *("localhost:evil", "localhost, evil.example", "", "localhost/", "127.0.0.2", "[::2]"),
        *("localhost:123456", "xn--lcalhost-l4a", "localhost\\evil", "localhost evil"),
    ],
)
def test_a_foreign_host_is_refused(visitor, host):
    answer = visitor.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.text
    call = visitor.get("/api/v1/categories", headers={"Host": host})
    assert (call.status_code, call.json["code"]) == (400, "unknown_host")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:5000", "127.0.0.1:80", "[::1]:8080"])
def test_our_own_hosts_are_answered(visitor, host):
    assert visitor.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_told_to_any_host(visitor, path):
    assert visitor.get(path, headers={"Host": "10.0.0.7:8000"}).status_code == 200


def test_what_a_proxy_header_says_about_us_is_not_believed(visitor):
    headers = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Prefix": "/evil",
        "X-Original-URL": "/moderation",
        "X-Forwarded-For": "evil.example",
        "Forwarded": "host=evil.example;proto=https",
    }
    first = make.thread()
    for path in ("/", "/settings", f"/api/v1/threads/{first.thread_id}", f"/t/{first.thread_id}"):
        answer = visitor.get(path, headers=headers)
        assert answer.status_code < 400
        assert "evil" not in answer.text + str(answer.headers)


def _ask(server, *lines: str) -> str:
    """One request, written by hand."""
    port = int(server.url.rpartition(":")[2])
    with create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode())
        return connection.makefile("rb").read().decode(errors="replace")


def test_a_foreign_host_in_the_first_line_is_refused_too(server):
    told = _ask(server, "GET http://evil.example/ HTTP/1.1", "Host: localhost")
    assert told.startswith("HTTP/1.1 400")
    assert "evil" not in told
    assert _ask(server, "GET / HTTP/1.1", "Host: localhost").startswith("HTTP/1.1 200")
    assert _ask(server, "GET / HTTP/1.1").startswith("HTTP/1.1 400")


@pytest.fixture
def behind_https(tmp_path):
    address = f"sqlite:///{tmp_path}/unused.db"
    return create_app(
        ConfigForTests(address, instance=new_instance(), base_url="https://forum.example")
    )


def test_over_https_the_cookie_and_the_browser_stay_there(behind_https):
    assert behind_https.config["SESSION_COOKIE_SECURE"]
    assert behind_https.config["SESSION_COOKIE_NAME"] == "__Host-session"
    answer = behind_https.test_client().get("/healthz", base_url="https://forum.example")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_over_http_nothing_is_promised_about_https(visitor):
    assert "Strict-Transport-Security" not in visitor.get("/").headers


def test_the_log_names_no_title_and_no_name(visitor, caplog):
    caplog.set_level(logging.INFO, "forum.web.gate")
    first = make.thread(make.member(username="Wilma"), title="Hernia sinds mei")
    for path in (f"/t/{first.thread_id}-hernia-sinds-mei", "/members/Wilma"):
        visitor.get(path)
        visitor.delete(path)

    places = [record.facts["path"] for record in caplog.records]
    assert places == [f"/t/{first.thread_id}-<slug>", "-", "/members/<username>", "-"]
