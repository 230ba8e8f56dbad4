"""What is said of a picture is read by others once it stands in a post, and is looked at there."""

import pytest

from forum.core.errors import Invalid
from forum.moderation.gates.words.actions import Action
from forum.posting import service as posting
from forum.posting.warning import RedFlags
from forum.uploads.queries import own_uploads
from tests import make
from tests.moderation.gates.listed import reply, watch
from tests.uploads.files import photo
from tests.uploads.sending import call, send

pytestmark = pytest.mark.usefixtures("empty_store")

SIGN = "Sinds vannacht kan ik niet meer plassen"
CRY = "Ik wil niet meer leven"


def test_the_signs_in_it_are_put_to_who_places_it(at_home, ada):
    send(at_home, photo(), alt=SIGN)
    [picture] = own_uploads(make.viewer(ada)).items
    with pytest.raises(RedFlags):
        posting.reply(make.viewer(ada), make.thread().thread_id, body=picture.markdown)


def test_words_on_the_list_are_found_in_it(at_home, ada):
    watch("wonderolie", Action.REFUSE)
    send(at_home, photo(), alt="Fles wonderolie")
    [picture] = own_uploads(make.viewer(ada)).items
    with pytest.raises(Invalid):
        reply(ada, picture.markdown)


def test_a_cry_for_help_is_met_with_the_numbers_at_once(at_home, program):
    sent = send(at_home, photo(), alt=CRY)
    assert "Bel gratis 113" in at_home.get(sent.location).text
    answer = call(program, photo(), alt=CRY)
    assert (answer.status_code, "tel:113" in answer.headers["Crisis-Notice"]) == (201, True)
    assert "Crisis-Notice" not in call(program, photo(), alt="Mijn stoel").headers
