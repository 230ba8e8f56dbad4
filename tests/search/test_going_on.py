"""Where a page of hits goes on tells nothing of what its reader may not see."""

from forum.accounts.viewer import Viewer
from forum.core.paging import decode
from forum.search import asking, finding
from forum.search.indexing import refresh_posts
from forum.search.kinds import Narrowing
from forum.threads.kinds import Visibility
from tests import make


def test_what_is_hidden_in_between_is_not_counted(app):
    for kind in (Visibility.PUBLIC, Visibility.MEMBERS, Visibility.MEMBERS, Visibility.PUBLIC):
        refresh_posts([make.thread(title="Kwastelen", visibility=kind).id])
    first = finding.best(Viewer(), asking.read("kwastelen"), Narrowing(), after=None, limit=1)
    assert decode("search-best", first.next, [int, int])[0] == 1
    again = finding.best(Viewer(), asking.read("kwastelen"), Narrowing(), after=first.next, limit=1)
    assert len(again.items) == 1
    assert again.items[0].subject_id != first.items[0].subject_id
    assert again.next is None
