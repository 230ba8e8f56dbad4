"""Files outside the database: the same in a folder and in a bucket."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from forum.core import files
from forum.core.errors import Unavailable
from forum.core.files import Bucket, Folder, Store, bucket_settings, open_store

pytest_plugins = ["tests.bucket"]

FUTURE, PAST = datetime(2999, 1, 1, tzinfo=UTC), datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture(params=["folder", "bucket"])
def store(request, tmp_path) -> Store:
    url = request.getfixturevalue("s3_url") if request.param == "bucket" else None
    return open_store(url, tmp_path / "new" / "uploads")


def test_what_was_put_there_is_there(store):
    store.put("een-960", b"\0\xffbytes")
    store.put("een-960", b"anders")
    assert store.get("een-960") == b"anders"


def test_what_is_not_there_is_not_found(store):
    with pytest.raises(FileNotFoundError):
        store.get("geen-960")


def test_removing_is_safe_to_do_twice(store):
    store.put("een-960", b"bytes")
    store.remove("een-960")
    store.remove("een-960")
    with pytest.raises(FileNotFoundError):
        store.get("een-960")


def test_names_are_told_of_what_is_older(store):
    assert list(store.kept_before(FUTURE)) == []
    for number in range(3):
        store.put(f"nummer{number}-960", b"bytes")
    assert sorted(store.kept_before(FUTURE)) == [f"nummer{number}-960" for number in range(3)]
    assert list(store.kept_before(PAST)) == []


def test_many_names_are_told_a_page_at_a_time(s3_url, monkeypatch):
    bucket = Bucket(s3_url)
    for number in range(5):
        bucket.put(f"nummer{number}-960", b"bytes")
    asked = bucket._ask
    pages = []

    def two_at_a_time(what: str, **facts):
        pages.append(facts)
        return asked(what, **facts, MaxKeys=2)

    monkeypatch.setattr(bucket, "_ask", two_at_a_time)
    assert len(list(bucket.kept_before(FUTURE))) == 5
    assert len(pages) == 3


def test_a_folder_is_its_owners_alone_and_holds_nothing_halfway(tmp_path, monkeypatch):
    folder = Folder(tmp_path / "uploads")
    folder.put("een-960", b"bytes")
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder.path / "een-960").stat().st_mode) == 0o600

    def full(_path, _target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        folder.put("twee-960", b"bytes")
    assert [path.name for path in folder.path.iterdir()] == ["een-960"]


def test_a_bucket_that_is_away_is_said_so(unused_port):
    bucket = Bucket(f"s3://sleutel:geheim@127.0.0.1:{unused_port}/beelden?tls=0")
    for act in (lambda: bucket.put("een", b""), lambda: bucket.get("een")):
        with pytest.raises(Unavailable) as told:
            act()
        assert told.value.code == "storage_away"
        assert "geheim" not in str(told.value)


def test_a_bucket_that_does_not_exist_is_not_mistaken_for_a_missing_file(s3_url):
    bucket = Bucket(s3_url.replace("/beelden", "/vergeten"))
    with pytest.raises(Unavailable):
        bucket.get("een")


def test_what_is_not_ours_in_a_bucket_is_left_alone(s3_url):
    bucket = Bucket(s3_url)
    bucket.put("een-960", b"bytes")
    bucket._client.put_object(Bucket="beelden", Key="van-een-ander", Body=b"hun bytes")
    assert list(bucket.kept_before(FUTURE)) == ["een-960"]
    assert files.PREFIX == "uploads/"


def test_an_address_says_all_there_is_to_know():
    told = bucket_settings("s3://ke%2Fy:se%2Bcret@opslag.example:9000/beelden?region=eu-1&tls=1")
    assert told == {
        "endpoint_url": "https://opslag.example:9000",
        "bucket": "beelden",
        "region_name": "eu-1",
        "aws_access_key_id": "ke/y",
        "aws_secret_access_key": "se+cret",
    }
