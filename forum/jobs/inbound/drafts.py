"""What came by mail, kept where its writer goes on: beside what stood there already."""

from forum.accounts.viewer import Viewer
from forum.core.errors import ForumError, Stale
from forum.drafts import keys, service
from forum.drafts.queries import find_draft
from forum.drafts.schemas import LONGEST_BODY
from forum.drafts.service import NONE_YET
from forum.drafts.views import DraftView

TRIES = 3  # while another window saves


def keep_also(viewer: Viewer, thread_id: int, text: str) -> bool:
    """Whether it is a draft now. For who may keep none, and for what fits in none, it is not."""
    for _try in range(TRIES):
        try:
            return _add(viewer, keys.of_thread(thread_id), text)
        except Stale:
            continue
        except ForumError:
            break
    return False


def put_back(viewer: Viewer, before: DraftView | None) -> None:
    """Sending another text in the same place is no reason to lose this one."""
    if before is not None:
        service.save(viewer, before.key, fields=before.fields)


def _add(viewer: Viewer, key: str, text: str) -> bool:
    stands = find_draft(viewer, key)
    body = stands.body.strip() if stands else ""
    if text and text in body:
        return True
    whole = f"{body}\n\n{text}" if body else text
    if not text or len(whole) > LONGEST_BODY:
        return False
    fields = {**(stands.fields if stands else {}), "body": whole}
    version = stands.version if stands else NONE_YET
    service.save(viewer, key, fields=fields, version=version)
    return True
