"""The demo's loader, and what it leaves in an empty database."""

from collections.abc import Iterator
from operator import itemgetter

import pytest
from flask import Flask, current_app

from forum.accounts.models import Member
from forum.accounts.queries import find_by_name
from forum.accounts.viewer import GUEST
from forum.accounts.viewers import get_viewer
from forum.cli.demo import content
from forum.cli.demo.loader import SHOWN, load
from forum.core import clock
from forum.core.db import db
from forum.core.passwords import matches
from forum.factsheets.models import CategoryPin, SheetVersion, ThreadPin
from forum.factsheets.queries import get_sheet, published_sheets
from forum.hooks.models import Webhook, WebhookDelivery
from forum.jobs.digesting import digest
from forum.marks.counting import recount
from forum.marks.models import Reaction
from forum.moderation.queue.queries import items
from forum.moderation.queue.workload import workload
from forum.recovery.queries import diary
from forum.recovery.stories.snapshots import snapshots_in
from forum.recovery.stories.steps import get_story
from forum.threads import queries
from forum.threads.kinds import Kind
from forum.threads.models import Post, Thread
from forum.threads.pictures import is_shown
from forum.uploads.models import Upload
from tests.conftest import StoppedClock
from tests.databases import Postgresql, Sqlite
from tests.mailbox import Mailbox
from tests.site import build, closing

SHARED = {  # and whether it goes on
    "Wandelende_Wilma": True,
    "Bouwvakker_Rick": False,
    "Sanne_op_kantoor": False,
    "fietsfanaat_Hans": False,
    "nachtdienst_Nadia": False,
}

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(scope="module")
def site(database: Sqlite | Postgresql, mail_server: Mailbox) -> Iterator[Flask]:
    """With the demo in it, loaded once; `app` undoes each test back to that."""
    with database.copy() as url, pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: StoppedClock().at)
        site = build(url, smtp_url=mail_server.url)
        with closing(site):
            with site.app_context():
                load("geheim-geheim")
                db.session.remove()
                db.session.configure(join_transaction_mode="create_savepoint")
            patch.undo()
            yield site


def test_the_whole_community_is_there():
    counts = [db.session.query(table).count() for table in (Thread, Post, SheetVersion)]
    assert counts == [14, 69, 12]
    assert (db.session.query(ThreadPin).count(), db.session.query(CategoryPin).count()) == (14, 11)
    stories = queries.threads(GUEST, queries.of_kind(Kind.RECOVERY)).items
    assert len(stories) == 8  # two more are for members only


def test_no_letter_goes_out_about_the_past(smtp, run_worker):
    run_worker()
    assert smtp.messages == []


def test_one_digest_goes_out_and_has_news(smtp, run_worker, time):
    time.pass_time(minutes=1)
    digest()
    run_worker()
    (letter,) = smtp.messages
    assert letter["Subject"] == "Je overzicht van Ruggespraak"
    assert "Nieuwe gesprekken in wat je volgt" in letter.get_body(("plain",)).get_content()


def test_there_is_a_hook_that_is_off_with_something_that_waits(app):
    hook = db.session.query(Webhook).one()
    waiting = db.session.query(WebhookDelivery).filter_by(hook_id=hook.id, state="waiting").count()
    assert hook.paused_at is not None
    assert waiting == (4 if app.extensions["hooks_allowed"] else 0)


@pytest.mark.parametrize("told", content.read("community")["recovery_logs"], ids=itemgetter("user"))
def test_each_diary_is_there_and_comes_to_what_is_expected(told):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: StoppedClock().at)
        found = diary(get_viewer(find_by_name(told["user"]).id)).summary
    wanted = told["expected_summary"]
    assert found.check_ins == wanted["n_checkins"]
    assert found.pain.is_noticeable is wanted["pain"]["meaningful"]
    assert found.function.points == wanted["psfs_mean"]["improvement_points"]


def test_members_see_what_people_share_in_their_stories_and_one_is_done():
    """Those whose diary is for members share it in the story that they began."""
    reader = get_viewer(find_by_name("OpaKees").id)
    told = queries.threads(reader, queries.of_kind(Kind.RECOVERY)).items
    shown = {one.author.name: snapshots_in(reader, one.id) for one in told}
    found = {name: each[0] for name, each in shown.items() if each}
    assert {name: one.keeps_sharing for name, one in found.items()} == SHARED
    assert all(one.check_ins >= 6 and one.said and one.charts for one in found.values())
    stories = [get_story(reader, one.id) for one in told]
    assert sum(one.is_completed for one in stories) == 1
    assert sorted(len(one.steps) for one in stories if one.steps) == [4, 4]


def test_one_password_opens_every_account_and_a_rerun_changes_only_that():
    posts = db.session.query(Post).count()

    load("anders-anders")

    db.session.expire_all()
    assert db.session.query(Post).count() == posts
    assert all(matches(find_by_name(name).password_hash, "anders-anders") for name in SHOWN)


def test_the_picture_in_it_is_there_for_everyone():
    found = db.session.query(Upload).one()
    assert is_shown(GUEST, found.id)
    assert current_app.extensions["store"].get(f"{found.key}-full")


def test_nobody_of_it_has_been_away():
    assert {member.last_active_at for member in db.session.query(Member)} == {clock.now()}


def test_counts_add_up():
    for thread in db.session.query(Thread):
        posts = db.session.query(Post).filter_by(thread_id=thread.id).count()
        assert (thread.reply_count, thread.last_number) == (posts - 1, posts)


def test_people_appreciate_each_other_and_one_question_was_answered():
    assert recount() == []
    assert 100 < db.session.query(Reaction).count() < 400
    answered = [thread.title for thread in queries.threads(GUEST).items if thread.is_answered]
    assert answered == ["Hoe vaak even uit de vrachtwagen op een lange rit?"]


def test_every_claim_says_on_what_it_rests():
    cited = [
        claim
        for line in published_sheets(GUEST)
        for claim in get_sheet(GUEST, line.slug).claims
        if claim.cites
    ]
    assert len(cited) == 6
    assert {number for claim in cited for number in claim.cites} == set(range(1, 10))
    assert all(len(claim.references) == len(claim.cites) for claim in cited)


def test_the_sheets_with_urgent_signs_carry_the_block():
    assert get_sheet(GUEST, "beginnende-hernia-vragen").call_now
    signs = get_sheet(GUEST, "alarmsignalen")
    assert (signs.call_now, signs.medically_reviewed, signs.origin) == (True, False, "redactie")


def test_the_queue_shows_what_waits_and_nothing_of_it_is_late():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: StoppedClock().at)
        found = items(get_viewer(find_by_name("mod_Ingrid").id)).items
    kinds = [item.kind for item in found]
    assert kinds[:5] == ["signal", "report", "held_post", "report", "appeal"]
    assert sorted(kinds[5:]) == ["application", "held_profile"]
    assert not any(item.is_overdue for item in found)


def test_the_past_of_moderation_stands_in_the_figures_of_the_work():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: StoppedClock().at)
        work = workload(get_viewer(find_by_name("mod_Ingrid").id))
    assert {kind.kind for kind in work.kinds if kind.decided} >= {"signal", "report", "question"}
    assert {name for name, _decided in work.moderators} == {"mod_Farid", "mod_Ingrid"}
