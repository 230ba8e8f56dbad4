"""What a moderator did not fill in is asked for beside the text that it is about."""

from forum.accounts.held_profiles import held_profiles
from tests import make

PRETENDING = "Ik ben geverifieerd fysiotherapeut."


def test_a_profile_waits_until_a_reason_is_given(visitor):
    ada, moderator = make.member(username="Ada"), make.moderator()
    visitor.log_in(ada).submit("/settings/profile", bio=PRETENDING)
    (held,) = held_profiles(make.viewer(moderator)).items
    address = f"/moderation/profiles/{held.id}/refuse"
    answer = visitor.log_in(moderator).submit(address, reason="xq", seen=held.seen)
    assert (answer.status_code, 'value="xq"' in answer.text) == (422, True)
    assert f'id="reason-{held.id}-error"' in answer.text
    assert PRETENDING in answer.text
    assert visitor.submit(address, reason="Lijkt echt.", seen=held.seen).status_code == 303


def test_the_rules_that_an_expert_agrees_to_can_be_read(visitor):
    visitor.log_in(make.member())
    assert 'href="/rules#experts"' in visitor.get("/experts/apply").text
    rules = visitor.get("/rules").text.split('id="experts"')[1].split("</section>")[0]
    assert "Wat een expert niet doet" in rules
    assert 'href="/rules#experts"' in visitor.get("/help").text.split('id="expert"')[1]
