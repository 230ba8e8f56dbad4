"""What is kept of pictures no longer than was said, and what was left behind."""

import pytest

from forum.core.db import db
from forum.jobs.retention import RULES, carry_out
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.threads import service as threads
from forum.uploads.models import Upload
from tests import make
from tests.uploads.files import keep, names

pytestmark = pytest.mark.usefixtures("empty_store")


def _counts() -> dict[str, int]:
    db.session.commit()
    return {rule.name: count for rule in RULES if (count := rule.count())}


def test_what_stands_in_no_post_goes_after_thirty_days(ada, run_worker, time):
    shown, removed, loose, edited = (keep(ada) for _number in range(4))
    first = make.thread(ada, body=shown.markdown)
    judged = make.reply(first, ada, body=removed.markdown)
    changed = make.reply(first, ada, body=edited.markdown)
    keeper = make.viewer(make.moderator())
    moderation.act_on_post(keeper, Act.REMOVE, judged.id, reason="spam", note="")
    threads.edit_post(make.viewer(ada), changed.id, body="Zonder beeld.")
    time.pass_time(days=30)
    assert "unused_pictures" not in _counts()
    time.pass_time(seconds=1)
    assert _counts()["unused_pictures"] == 2
    carry_out()
    left = {upload.key for upload in db.session.query(Upload)}
    assert left == {shown.key, removed.key}
    run_worker()
    assert {name[:43] for name in names()} == left
    assert "unused_pictures" not in _counts()


def test_a_picture_in_a_removed_post_goes_after_its_text(ada, time):
    removed = keep(ada)
    post = make.reply(make.thread(), ada, body=removed.markdown)
    keeper = make.viewer(make.moderator())
    moderation.act_on_post(keeper, Act.REMOVE, post.id, reason="spam", note="")
    time.pass_time(days=274, seconds=1)
    db.session.commit()
    carry_out()
    assert db.session.query(Upload).count() == 0


def test_files_that_no_picture_has_are_swept_and_nothing_else(ada, empty_store, monkeypatch):
    kept = keep(ada)
    for name in ("s" * 43 + "-full", "s" * 43 + "-960.half", "van-een-ander.txt"):
        empty_store.put(name, b"bytes")
    assert _counts()["stray_files"] == 2
    carry_out()
    assert names() == sorted(
        [*(f"{kept.key}-{size}" for size in ("full", "960", "320")), "van-een-ander.txt"]
    )


def test_a_file_that_is_just_being_put_there_is_not_swept(ada, empty_store, time):
    empty_store.put("s" * 43 + "-full", b"bytes")
    time.at = time.at.replace(year=2000)
    assert "stray_files" not in _counts()
