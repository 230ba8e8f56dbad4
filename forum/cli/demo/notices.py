"""What members were told of the latest that was written. No letters go out about the past."""

from forum.accounts.viewer import Viewer
from forum.core import outbox
from forum.core.places import Allowed
from forum.hooks.kinds import HookKind
from forum.hooks.views import Wanted
from forum.jobs.hook_news import tell_hooks
from forum.moderation import hooks
from forum.notifications.spreading import read_news, tell_aimed, tell_some
from forum.threads.events import ReplyPosted, ThreadStarted

LATEST = 30  # of replies, and of threads
PAST = ("ThreadStarted", "ReplyPosted", "MessageSent")
# Where hooks of the demo may lead: a program on this machine.
HOOK_HOSTS, HOOK_NETWORKS = "127.0.0.1:9000", "127.0.0.0/8"
HOOK = Wanted(
    "Voorbeeld",
    "http://127.0.0.1:9000/ruggespraak",
    [HookKind.THREAD_STARTED, HookKind.REPLY_POSTED],
)
IN_LOG = 3


def tell_members(keeper: Viewer) -> None:
    told = {name: outbox.take_all(name) for name in PAST}
    for name in ("ThreadStarted", "ReplyPosted"):
        for post_id in sorted(said["post_id"] for said in told[name])[-LATEST:]:
            _tell(post_id)
    outbox.take_all("Noticed")
    _keep_hook(keeper, told)


def _tell(post_id: int) -> None:
    news = read_news(post_id)
    if news:
        tell_aimed(news)
        tell_some(news, 0)


def _keep_hook(keeper: Viewer, told: dict[str, list[dict[str, int]]]) -> None:
    """With something that waits to be sent; it is off, as nobody listens there yet."""
    allowed = Allowed.read(HOOK_HOSTS, HOOK_NETWORKS)
    hook_id, _secret = hooks.make(keeper, HOOK, allowed)
    happened = [ThreadStarted(**said) for said in told["ThreadStarted"][-1:]]
    for event in [*happened, *(ReplyPosted(**said) for said in told["ReplyPosted"][-IN_LOG:])]:
        tell_hooks(event)
    hooks.switch(keeper, hook_id, active=False)
