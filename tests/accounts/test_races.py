"""Many at the same moment: exactly one wins, nobody sees a 500, and every count is right."""

import re
from collections import Counter
from contextvars import Context

from sqlalchemy import func, select

from forum.accounts.models import Consent, Member, Session
from forum.categories.models import Category
from forum.core.db import db, transaction
from forum.threads import service as threads
from forum.threads.kinds import Kind, Opening
from forum.threads.models import Post, Thread
from tests import make
from tests.accounts.people import JSON
from tests.site import work

CROWD = 50


def _sign_ups(site, people: list[dict]):
    def sign_up(number: int, facts: dict) -> int:
        """Each from a place of their own, or most would be too many from one."""
        here = {"REMOTE_ADDR": f"192.0.2.{number}"}
        program = site.test_client()
        return program.post("/api/v1/members", json=JSON | facts, environ_base=here).status_code

    acts = enumerate(people)
    return [lambda number=number, facts=facts: sign_up(number, facts) for number, facts in acts]


def test_fifty_who_want_one_name_are_one_member(open_site, run_parallel):
    people = [{"email": f"lid{number}@example.org"} for number in range(CROWD)]
    statuses = run_parallel(_sign_ups(open_site, people))

    assert Counter(statuses) == {202: 1, 409: CROWD - 1}
    assert db.session.scalar(select(func.count(Member.id))) == 1


def test_fifty_who_use_one_address_are_one_member_with_it(open_site, run_parallel, smtp):
    """The others have an account too, that waits in vain, and the address gets few letters."""
    people = [{"username": f"Lid {number}"} for number in range(CROWD)]
    statuses = run_parallel(_sign_ups(open_site, people))
    Context().run(work, open_site)

    assert Counter(statuses) == {202: CROWD}
    keys = db.session.scalars(select(Member.email_key)).all()
    assert (len(keys), keys.count(JSON["email"])) == (CROWD, 1)
    assert len({key for key in keys if "@" in key}) == 1
    subjects = Counter(message["Subject"] for message in smtp.messages)
    assert subjects == {"Bevestig je e-mailadres": 1, "Je hebt al een account": 1}
    assert {message["X-Rcpt-To"] for message in smtp.messages} == {JSON["email"]}


def test_one_member_logging_in_eight_times_has_eight_sessions(open_site, run_parallel):
    with transaction():
        make.member(username="Ada", password=make.PASSWORD)

    def log_in() -> int:
        form = {"username": "Ada", "password": make.PASSWORD}
        return open_site.test_client().submit("/login", **form).status_code

    assert run_parallel([log_in] * 8) == [303] * 8
    assert db.session.scalar(select(func.count(Session.id))) == 8


def test_saying_yes_eight_times_at_once_is_one_yes(open_site, run_parallel):
    with transaction():
        member = make.member(consent=False)
        key = make.token(member)

    def agree() -> int:
        program = open_site.test_client().bearer(key)
        return program.put("/api/v1/me/consents/texts", json={"given": True}).status_code

    assert set(run_parallel([agree] * 8)) == {200}
    assert db.session.scalar(select(func.count(Consent.id))) == 1


def test_a_program_that_asks_eight_times_with_one_key_posts_once(open_site, run_parallel):
    with transaction():
        first = make.thread()
        key = make.token(make.member())
    path = f"/api/v1/threads/{first.thread_id}/posts"

    def post() -> tuple[int, int]:
        program = open_site.test_client().bearer(key)
        answer = program.post(path, json={"body": "Hoi."}, headers={"Idempotency-Key": "a"})
        return answer.status_code, answer.json.get("id")

    answers = set(run_parallel([post] * 8))
    assert [status for status, _id in answers] == [201]
    assert db.session.scalar(select(func.count(Post.id))) == 2


def test_a_button_clicked_eight_times_posts_once(open_site, run_parallel):
    with transaction():
        first = make.thread()
        visitor = open_site.test_client().log_in(make.member())
    path = f"/t/{first.thread_id}-hoe-begin-ik"
    page = visitor.get(path).text
    form = dict(re.findall(r'name="(csrf_token|idempotency_key)" value="([^"]+)"', page))
    cookie = visitor.get_cookie("session").value

    def click() -> str:
        browser = open_site.test_client()
        browser.set_cookie("session", cookie)
        return browser.post(path, data=form | {"body": "Hoi."}).location

    assert len(set(run_parallel([click] * 8))) == 1
    assert db.session.scalar(select(func.count(Post.id))) == 2


def test_thirty_replies_at_once_are_counted_and_numbered_without_a_gap(open_site, run_parallel):
    with transaction():
        thread_id = make.thread().thread_id
        people = [make.viewer(make.member()) for _number in range(10)]

    def reply(who) -> None:
        with transaction():
            threads.reply(who, thread_id, body="Hoi.")

    assert run_parallel([lambda who=who: reply(who) for who in people * 3]) == [None] * 30
    thread = db.session.get(Thread, thread_id)
    numbers = db.session.scalars(select(Post.number).order_by(Post.number)).all()
    assert (thread.reply_count, thread.last_number) == (30, 31)
    assert numbers == list(range(1, 32))


def test_threads_started_at_once_are_all_counted(open_site, run_parallel):
    with transaction():
        place = make.category()
        slug, who = place.slug, make.viewer(make.member())

    def start(number: int) -> None:
        opening = Opening(slug, Kind.DISCUSSION, title=f"Vraag {number}", body="Hoi.")
        with transaction():
            threads.start_thread(who, opening)

    acts = [lambda number=number: start(number) for number in range(10)]
    assert run_parallel(acts) == [None] * 10
    place = db.session.get(Category, place.id)
    assert (place.thread_count, place.public_thread_count) == (10, 10)
