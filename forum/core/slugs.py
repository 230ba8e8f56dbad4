"""Titles as part of an address."""

import re
import unicodedata

LONGEST = 80


def slugify(text: str) -> str:
    """`Hoe gaat het, één jaar later?` → `hoe-gaat-het-een-jaar-later`; never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    slug = "-".join(words)
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return slug or "zonder-titel"
