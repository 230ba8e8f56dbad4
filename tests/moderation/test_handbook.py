"""The handbook is the one in the docs, with every section in its table of contents."""

import re

from forum.web.handbook import SOURCE
from tests import make


def test_every_section_of_the_docs_is_there_and_in_the_contents(visitor):
    visitor.log_in(make.moderator())
    page = visitor.get("/moderation/handbook").text
    titles = re.findall("^## (.+)$", SOURCE.read_text(), re.MULTILINE)
    assert len(titles) > 10
    contents = page.split('<ol class="contents" lang="nl">')[1].split("</ol>")[0]
    listed = re.findall('<a href="#([^"]+)">([^<]+)</a>', contents)
    assert [title for _name, title in listed] == titles
    assert all(f'<h2 id="{name}">{title}</h2>' in page for name, title in listed)
    assert len({name for name, _title in listed}) == len(listed)


def test_it_is_for_moderators(visitor):
    assert visitor.get("/moderation/handbook").status_code == 404
    visitor.log_in(make.expert())
    assert visitor.get("/moderation/handbook").status_code == 404
