from datetime import UTC, datetime, timedelta

import pytest
from flask_babel import force_locale
from jinja2 import Environment

from forum.core import clock
from forum.core.i18n import _, ago, day

page = Environment(autoescape=True).from_string("{{ text }}")


def test_a_name_in_a_text_is_escaped_like_any_other(app):
    text = _("Er is geen lid dat %(name)s heet.", name="<script>")
    assert page.render(text=text) == "Er is geen lid dat &lt;script&gt; heet."
    assert str(text) == "Er is geen lid dat <script> heet."


def test_a_date_is_written_as_the_reader_writes_it(app):
    text = day(datetime(2030, 3, 1, 12, tzinfo=UTC))
    assert str(text) == "1 maart 2030"
    with force_locale("en"):
        assert str(text) == "March 1, 2030"


def test_a_date_is_that_of_the_clock_on_the_readers_wall(app):
    assert str(day(datetime(2030, 3, 1, 23, 30, tzinfo=UTC))) == "2 maart 2030"


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        ({"hours": -1}, "vandaag"),
        ({"hours": 0}, "vandaag"),
        ({"hours": 2}, "gisteren"),
        ({"days": 1}, "gisteren"),
        ({"days": 2}, "2 dagen geleden"),
        ({"days": 7}, "7 dagen geleden"),
        ({"days": 8}, "24 december 2029"),
    ],
)
def test_how_long_ago_is_counted_in_days_of_the_calendar(app, passed, words):
    """It is one o'clock at night in Amsterdam: two hours ago was yesterday."""
    assert str(ago(clock.now() - timedelta(**passed))) == words
