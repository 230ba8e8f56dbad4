"""What can happen to a picture, told so that it can wait in the outbox."""

from dataclasses import dataclass


@dataclass(frozen=True)
class UploadRemoved:
    """Its row is gone; `key` is what its files are named after."""

    key: str
