"""What a page of messages costs does not grow with what there is."""

from forum.accounts.service.blocking import block_member
from forum.messages.service import report
from tests import make
from tests.messages.talk import answer, begin, someone


def _cost(visitor, count_queries, path: str) -> int:
    with count_queries() as seen:
        assert visitor.get(path).status_code == 200
    return len(seen)


def test_a_list_costs_three_queries_for_one_conversation_and_for_many(visitor, count_queries):
    ada = someone()
    begin(someone(), ada)
    visitor.log_in(ada).bearer(make.token(ada))
    paths = ("/messages", "/api/v1/messages?limit=100")
    visitor.get(paths[1])  # the first use of a key is noted
    before = [_cost(visitor, count_queries, path) for path in paths]
    for _number in range(24):
        begin(someone(), ada, someone(), someone())

    assert [_cost(visitor, count_queries, path) for path in paths] == before == [3, 3]


def test_a_page_costs_as_much_for_one_message_as_for_sixty(visitor, count_queries):
    ada, bea, cor = someone(), someone(), someone()
    short, long = begin(bea, ada), begin(cor, ada, bea)
    for _number in range(59):
        answer(long, ada)
    block_member(make.viewer(ada), bea.username)
    visitor.log_in(ada).bearer(make.token(ada))
    visitor.get("/api/v1/messages")  # the first use of a key is noted
    costs = []
    for talk in (short, long):
        page = f"/messages/{talk.conversation_id}"
        visitor.get(page)  # so that it is read
        calls = (page, f"{page}?after=0", f"/api/v1{page}?limit=100")
        costs.append([_cost(visitor, count_queries, path) for path in calls])

    assert costs == [[4, 4, 3]] * 2  # on the page also the draft of an answer


def test_the_moderators_list_costs_the_same_for_one_and_for_many(visitor, count_queries):
    ada, bea = someone(), someone()
    first = begin(ada, bea)
    messages = [first, *(answer(first, ada) for _number in range(24))]
    place = first.conversation_id
    report(make.viewer(bea), place, first.id, reason="anders")
    visitor.log_in(make.moderator())
    before = _cost(visitor, count_queries, "/moderation/messages")
    for message in messages:
        report(make.viewer(bea), place, message.id, reason="anders")

    assert _cost(visitor, count_queries, "/moderation/messages") == before == 2


def test_every_other_page_says_what_is_unread_at_no_cost(visitor, count_queries):
    ada = someone()
    visitor.log_in(ada)
    before = _cost(visitor, count_queries, "/help")
    begin(someone(), ada)
    assert _cost(visitor, count_queries, "/help") == before == 1
