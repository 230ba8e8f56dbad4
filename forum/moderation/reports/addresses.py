"""Which thing of this site an address leads to. Pure: nothing is fetched or looked up."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urlsplit

from forum.core.errors import Invalid
from forum.core.i18n import Text, _
from forum.core.paging import LARGEST_ID
from forum.core.schemas import storable
from forum.moderation.reports.reasons import SubjectKind

LONGEST = 500  # of a path
POST = re.compile(r"(?:/api/v1/posts/|/p/)([0-9]{1,19})(?:/.*)?")
POST_ON_PAGE = re.compile(r"p([0-9]{1,19})")
THREAD = re.compile(r"(?:/api/v1/threads/|/t/)([0-9]{1,19})(?:[-/].*)?")
MEMBER = re.compile(r"(?:/api/v1)?/members/([^/]{1,100})")
MESSAGES = re.compile(r"(?:/api/v1)?/messages(?:/.*)?")
# To a browser more of these in front name a host of their own.
FRONT = re.compile(r"[/\\]+")
UNTOLD = re.compile(r"(?!https?:)[A-Za-z0-9.-]+(?::[0-9]+)?(?:/.*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """`path` is said in one way for each thing, and leads nowhere but to this site; `number` or
    `name` is that of the thing."""

    kind: SubjectKind
    path: str
    number: int = 0
    name: str = ""


def post_place(number: int) -> Place:
    return Place(SubjectKind.POST, f"/p/{number}", number)


def thread_place(number: int) -> Place:
    return Place(SubjectKind.THREAD, f"/t/{number}", number)


def read_address(typed: str, hosts: Collection[str]) -> Place:
    """Raises Invalid, at `url`, for what is no address, or one of another site than these hosts."""
    parts = _split(storable(typed).strip())
    if parts.netloc and not _is_among(parts, hosts):
        raise _wrong(_("Dit adres hoort niet bij deze site. Alleen hier kunnen wij iets doen."))
    path = _path(parts)
    if MESSAGES.fullmatch(path):
        raise _wrong(_("Een privébericht meld je bij het bericht zelf, in het privégesprek."))
    return _place(path, parts.fragment)


def _place(path: str, fragment: str) -> Place:
    on_page = _number(POST_ON_PAGE, fragment) if THREAD.fullmatch(path) else None
    if found := on_page or _number(POST, path):
        return post_place(found)
    if found := _number(THREAD, path):
        return thread_place(found)
    if named := MEMBER.fullmatch(path):
        return Place(SubjectKind.MEMBER, f"/members/{named[1]}", name=named[1])
    return Place(SubjectKind.PAGE, quote(FRONT.sub("/", path, count=1)))


def _split(typed: str) -> SplitResult:
    """A path alone is one of ours; a name without `https://` is a host, as browsers have it."""
    if not typed.startswith("/") and UNTOLD.fullmatch(typed):
        typed = f"https://{typed}"
    try:
        parts = urlsplit(typed)
        _known = parts.hostname, parts.port
    except ValueError as error:
        raise _wrong(_("Dit is geen webadres.")) from error
    is_path = not parts.scheme and not parts.netloc and parts.path.startswith("/")
    is_whole = parts.scheme in ("http", "https") and parts.hostname
    if not (is_path or is_whole):
        raise _wrong(_("Dit is geen webadres."))
    return parts


def _is_among(parts: SplitResult, hosts: Collection[str]) -> bool:
    host = parts.hostname or ""
    return (f"[{host}]" if ":" in host else host) in hosts


def _path(parts: SplitResult) -> str:
    path = storable(unquote(parts.path)) or "/"
    if len(path) > LONGEST or not path.isprintable():
        raise _wrong(_("Dit is geen webadres."))
    return path


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.fullmatch(text)
    number = int(found[1]) if found else 0
    return number if 0 < number <= LARGEST_ID else None


def _wrong(complaint: Text) -> Invalid:
    return Invalid(complaint, errors={"url": [complaint]})
