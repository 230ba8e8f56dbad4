"""A copy of much is cut into pages."""

from pathlib import Path

from forum.jobs import archive
from tests import make
from tests.leaving import copies


def test_many_posts_are_read_in_pages_that_lead_to_each_other(app, run_worker, monkeypatch):
    monkeypatch.setattr(archive, "ROWS_PER_PAGE", 2)
    member = make.member()
    first = make.thread(member)
    for number in range(4):
        make.reply(first, member, body=f"Tekst {number}")
    export_id = copies.ask(member)
    run_worker()
    files = copies.opened(member, export_id)

    assert sorted(Path(name).stem for name in files if name.startswith("posts")) == [
        "posts",
        "posts",
        "posts-2",
        "posts-3",
    ]
    assert 'href="posts.html"' in files["posts-2.html"]
    assert 'href="posts-3.html"' in files["posts-2.html"]
    assert 'href="posts-4.html"' not in files["posts-3.html"]
    assert 'href="posts-3.html"' in files["index.html"]
    assert "Tekst 3" in files["posts-3.html"]
