"""What is wrong with a file that cannot be read as an article."""

from forum.core.errors import ForumError
from forum.core.i18n import Text


class ArticleError(ForumError):
    """Refused as a whole: `code` says why to programs, `detail` to people."""

    status = 422

    def __init__(self, detail: Text, *, code: str, status: int | None = None) -> None:
        super().__init__(detail, code=code, status=status, errors={"file": [detail]})
