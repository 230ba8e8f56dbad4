"""Files outside the database: in a folder here, or in a bucket that speaks S3.

A name is made by us, of letters, digits, `-`, `_` and `.`; nobody's file name gets this far.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from forum.core.errors import Unavailable
from forum.core.i18n import _
from forum.core.ids import new_token

PREFIX = "uploads/"  # of what is ours in a bucket
PATIENCE = {"connect_timeout": 3, "read_timeout": 10}  # seconds
GONE = ("NoSuchKey", "404", "NotFound")


class Store(Protocol):
    """Whole files by name. Raises Unavailable when what keeps them does not answer."""

    def put(self, name: str, content: bytes) -> None:
        """All of it or nothing; what had the name before is replaced."""

    def get(self, name: str) -> bytes:
        """Raises FileNotFoundError."""

    def remove(self, name: str) -> None:
        """Also when it is gone already."""

    def kept_before(self, moment: datetime) -> Iterator[str]:
        """The names of what was put there earlier, with what was cut off halfway."""


def open_store(url: str | None, folder: Path) -> Store:
    """The bucket at this address (see `bucket_settings`), or without one the folder."""
    return Bucket(url) if url else Folder(folder)


class Folder:
    """Files that their owner alone can read, each first written beside its name."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def put(self, name: str, content: bytes) -> None:
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = self.path / f"{name}.{new_token()}"
        try:
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as it:
                it.write(content)
            fresh.replace(self.path / name)
        finally:
            fresh.unlink(missing_ok=True)

    def get(self, name: str) -> bytes:
        return (self.path / name).read_bytes()

    def remove(self, name: str) -> None:
        (self.path / name).unlink(missing_ok=True)

    def kept_before(self, moment: datetime) -> Iterator[str]:
        if not self.path.exists():
            return
        with os.scandir(self.path) as found:
            for file in found:
                if file.stat().st_mtime < moment.timestamp():
                    yield file.name


class Bucket:
    """Objects under our own prefix, in a bucket that is there already."""

    def __init__(self, url: str) -> None:
        import boto3  # large, and needed where files are kept elsewhere alone
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError, ClientError

        settings = bucket_settings(url)
        self._bucket = settings.pop("bucket")
        # By path, and without checksums of Amazon's own: what other servers understand too.
        ways = {"request_checksum_calculation": "when_required", "s3": {"addressing_style": "path"}}
        ways |= {"response_checksum_validation": "when_required", "retries": {"max_attempts": 2}}
        self._client: Any = boto3.client("s3", **settings, config=Config(**ways, **PATIENCE))
        self._trouble = (BotoCoreError, ClientError)

    def put(self, name: str, content: bytes) -> None:
        self._ask("put_object", Key=PREFIX + name, Body=content)

    def get(self, name: str) -> bytes:
        content: bytes = self._ask("get_object", Key=PREFIX + name)["Body"].read()
        return content

    def remove(self, name: str) -> None:
        self._ask("delete_object", Key=PREFIX + name)

    def kept_before(self, moment: datetime) -> Iterator[str]:
        asked = {"Prefix": PREFIX}
        while True:
            page = self._ask("list_objects_v2", **asked)
            for found in page.get("Contents", []):
                if found["LastModified"] < moment:
                    yield found["Key"].removeprefix(PREFIX)
            if not page.get("IsTruncated"):
                return
            asked["ContinuationToken"] = page["NextContinuationToken"]

    def _ask(self, what: str, **facts: Any) -> Any:
        try:
            return getattr(self._client, what)(Bucket=self._bucket, **facts)
        except self._trouble as error:
            code = getattr(error, "response", {}).get("Error", {}).get("Code", "")
            if code in GONE:
                raise FileNotFoundError(facts.get("Key", what)) from None
            away = _("De afbeeldingen zijn even niet bereikbaar. Probeer het zo nog eens.")
            raise Unavailable(away, code="storage_away") from error


def bucket_settings(url: str) -> dict[str, str]:
    """What `s3://KEY:SECRET@host[:port]/bucket?region=…&tls=0|1` says."""
    parts = urlsplit(url)
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    host = parts.netloc.rpartition("@")[2]
    return {
        "endpoint_url": f"{'http' if asked.get('tls') == '0' else 'https'}://{host}",
        "bucket": parts.path.strip("/"),
        "region_name": asked.get("region", "us-east-1"),
        "aws_access_key_id": unquote(parts.username or ""),
        "aws_secret_access_key": unquote(parts.password or ""),
    }
