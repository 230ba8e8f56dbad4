"""Pictures that go: their bytes go with them, whoever or whatever let them go."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from forum.core import outbox
from forum.core.db import db, transaction
from forum.core.errors import Conflict, NotFound, Unavailable
from forum.core.outbox import OutboxEvent
from forum.jobs.erasing import erase_due
from forum.jobs.worker import run_due
from forum.leaving.exports import file_of
from forum.leaving.modes import Mode
from forum.leaving.service.going import leave
from forum.threads import service as threads
from forum.threads.models import PostUpload
from forum.uploads import service
from forum.uploads.models import Upload
from tests import make
from tests.leaving import copies
from tests.uploads.files import keep, names, picture

pytestmark = pytest.mark.usefixtures("empty_store")


def _add(member, store, content: bytes = b"") -> Upload:
    with service.stored(make.viewer(member), store, content or picture()) as made, transaction():
        return service.add(make.viewer(member), made, alt="Mijn stoel")


def _remove(member, upload_id: int) -> None:
    with transaction():
        threads.remove_picture(make.viewer(member), upload_id)


def test_of_a_picture_that_could_not_be_kept_no_file_stays(ada, empty_store):
    def fail():
        with service.stored(make.viewer(ada), empty_store, picture()) as made, transaction():
            service.add(make.viewer(ada), made, alt="Mijn stoel")
            assert len(names()) == 3
            raise Conflict("Toch niet.")

    with pytest.raises(Conflict):
        fail()
    assert (db.session.query(Upload).count(), names()) == (0, [])


def test_when_the_second_size_cannot_be_written_the_first_goes_too(ada, empty_store, monkeypatch):
    put = empty_store.put

    def half(name: str, content: bytes) -> None:
        if name.endswith("320"):
            raise Unavailable("De schijf is vol.")
        put(name, content)

    monkeypatch.setattr(empty_store, "put", half)
    with pytest.raises(Unavailable):
        _add(ada, empty_store)
    assert (db.session.query(Upload).count(), names()) == (0, [])


def test_a_member_who_is_gone_meanwhile_leaves_nothing(ada, empty_store, time):
    viewer = make.viewer(ada)

    def add():
        with service.stored(viewer, empty_store, picture()) as made, transaction():
            ada.erased_at = time.at
            db.session.flush()
            service.add(viewer, made, alt="Te laat")

    with pytest.raises(NotFound):
        add()
    assert names() == []


def test_the_bytes_go_soon_after_the_picture_and_no_others(ada, empty_store, run_worker):
    kept, gone = _add(ada, empty_store), _add(ada, empty_store)
    make.thread(ada, body=f"![a](/u/{gone.key})")
    _remove(ada, gone.id)
    assert db.session.query(PostUpload).count() == 0
    run_worker()
    assert names() == sorted(f"{kept.key}-{size}" for size in ("full", "960", "320"))
    entry = db.session.scalars(
        select(OutboxEvent).where(
            OutboxEvent.name == "UploadRemoved", OutboxEvent.handler.is_not(None)
        )
    ).one()
    outbox.add(entry.name, entry.payload, handler=entry.handler)
    assert run_worker() == 1
    assert len(names()) == 3


def test_a_store_that_is_away_is_asked_again(ada, empty_store, run_worker, monkeypatch, time):
    gone = _add(ada, empty_store)
    _remove(ada, gone.id)
    with monkeypatch.context() as patch:

        def away(_name: str) -> None:
            raise Unavailable("Even weg.")

        patch.setattr(empty_store, "remove", away)
        run_worker()
    assert len(names()) == 3
    time.pass_time(minutes=2)
    run_worker()
    assert names() == []


def test_nobody_takes_away_the_picture_of_another(ada, empty_store):
    picture = keep(ada)
    db.session.commit()
    for other in (make.member(), make.moderator()):
        with pytest.raises(NotFound):
            _remove(other, picture.id)
    assert db.session.query(Upload).count() == 1


@pytest.mark.parametrize("mode", [Mode.ANONYMISE, Mode.EVERYTHING])
def test_who_leaves_takes_all_pictures_along(ada, run_worker, time, mode):
    theirs, other = keep(ada), keep(make.member())
    first = make.thread(ada, body=f"Woorden en {theirs.markdown}")
    with transaction():
        leave(make.viewer(ada), mode)
    time.pass_time(days=7)
    db.session.commit()
    erase_due()
    run_due()
    assert {name[:43] for name in names()} == {other.key}
    assert db.session.query(Upload.key).all() == [(other.key,)]
    assert first.id


def test_a_copy_of_everything_holds_the_pictures_themselves(ada, empty_store, run_worker):
    made, lost = _add(ada, empty_store), keep(ada, alt="Kwijt")
    _add(make.member(), empty_store)
    empty_store.remove(f"{lost.key}-full")
    export_id = copies.ask(ada)
    run_worker()
    content = b"".join(file_of(make.viewer(ada), export_id))
    with ZipFile(BytesIO(content)) as archive:
        rows = json.loads(archive.read("account.json"))["uploads"]
        files = [name for name in archive.namelist() if name.startswith("afbeeldingen/")]
        assert files == [rows[0]["file"]] == [f"afbeeldingen/{made.id}.webp"]
        assert archive.read(files[0]) == empty_store.get(f"{made.key}-full")
    assert [row["alt"] for row in rows] == ["Mijn stoel", "Kwijt"]
