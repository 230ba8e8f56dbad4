"""Readers that others made and that forgive nothing: who says what a feed or a sitemap may be."""

from pathlib import Path
from shutil import which
from subprocess import run

import pytest
from lxml import etree

HERE = Path(__file__).parent
LACKS = "Ruby reads the feeds: apt-get install --no-install-recommends ruby"
needs_ruby = pytest.mark.skipif(which("ruby") is None, reason=LACKS)


def accepts_feed(data: bytes) -> tuple[str, int]:
    """The kind of the feed and how many entries it has. Fails with what is wrong."""
    command = ["ruby", str(HERE / "validate.rb")]
    judged = run(command, input=data, capture_output=True, check=False)
    assert judged.returncode == 0, judged.stderr.decode()
    kind, count = judged.stdout.decode().split()
    return kind, int(count)


def accepts_sitemap(data: bytes, schema: str = "sitemap") -> list[str]:
    """The addresses in it. Fails with what is wrong."""
    document = etree.fromstring(data)
    etree.XMLSchema(file=str(HERE / "schemas" / f"{schema}.xsd")).assertValid(document)
    return [found.text for found in document.iter("{*}loc")]
