"""What members were told of the latest replies. No letters go out about the past."""

from forum.core import outbox
from forum.notifications.spreading import read_news, tell_aimed, tell_some

LATEST = 30  # replies
PAST = ("ThreadStarted", "ReplyPosted", "MessageSent")


def tell_members() -> None:
    told = {name: outbox.take_all(name) for name in PAST}
    for post_id in sorted(said["post_id"] for said in told["ReplyPosted"])[-LATEST:]:
        news = read_news(post_id)
        if news:
            tell_aimed(news)
            tell_some(news, 0)
    outbox.take_all("Noticed")
