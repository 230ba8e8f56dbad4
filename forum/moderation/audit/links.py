"""What a link of the chain is made of. Pure.

The facts of a line are in its hash as they are. Its words are in it as a digest with a salt that
stands with the words: with those gone, nobody can tell what they were, and the hash still fits.
"""

import json
from datetime import UTC
from hashlib import sha256
from typing import Any

from forum.moderation.models import ChainLink, LogEntry

SHAPE = 1  # of what is hashed; with another one, old links keep theirs
START = "0" * 64


def digest_of(entry: LogEntry) -> str:
    """Of what a line says."""
    return _hash([entry.salt, entry.about, entry.reason, entry.note])


def hash_of(link: ChainLink, entry: LogEntry) -> str:
    at = entry.done_at.astimezone(UTC).isoformat(timespec="microseconds")
    what = [entry.act, entry.moderator_id, entry.thread_id, entry.post_id, at, entry.waited]
    place = [SHAPE, link.number, link.previous, link.entry_id]
    return _hash([*place, *what, link.code, link.words])


def is_emptied(link: ChainLink, entry: LogEntry) -> bool:
    """Whether nothing but a code is left of its words."""
    return entry.about is None and not entry.note and entry.reason in ("", link.code)


def _hash(facts: list[Any]) -> str:
    plain = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return sha256(plain.encode(errors="surrogatepass")).hexdigest()
