"""A page of hits, and where it goes on, tells nothing of what its reader may not see."""

import pytest

from forum.accounts.service.blocking import block_member
from forum.accounts.viewer import Viewer
from forum.categories.circles import Circle
from forum.core.db import db
from forum.core.errors import Invalid
from forum.core.paging import encode
from forum.leaving.service.going import pause
from forum.search import asking, candidates, cursors, finding
from forum.search.indexing import refresh_posts
from forum.search.kinds import Narrowing
from forum.search.models import SearchEntry
from forum.threads.kinds import Visibility
from tests import make

WORDS = ("kwastelen", "kwastelen zwaluwen", '"kwastelen helpt"', "kwastelen -zwaluwen")
MANY = {"best": 3, "newest": 1}
