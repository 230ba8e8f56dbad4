"""What reads as asking people to come to one's own practice."""

import pytest

from forum.experts.answers.promotion import Promotion, host_of, promotion_in

SITE = "https://www.Praktijk-Lotte.nl/over-ons"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Maak een afspraak bij mij.", Promotion.RECRUITING),
        ("Je bent welkom in mijn praktijk.", Promotion.RECRUITING),
        ("Stuur me een privébericht dan kijk ik mee.", Promotion.RECRUITING),
        ("Maak een afspraak bij je eigen huisarts.", None),
        ("In mijn praktijk zie ik dit vaak.", None),
        ("Lees thuisarts.nl en niet-praktijk-lotte.nl.example.org", None),
        ("Op notpraktijk-lotte.nl staat het ook.", None),
    ],
)
def test_asking_people_to_come_is_told_from_sending_them_elsewhere(body, found):
    assert promotion_in(body, f"<p>{body}</p>", SITE) == found


@pytest.mark.parametrize("site", [None, "", "  ", "geen", "http://[", "https://"])
def test_what_is_no_site_has_no_host(site):
    assert host_of(site) is None
