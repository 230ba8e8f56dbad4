"""What a text says of somebody that only a badge may say: it waits for a moderator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.accounts.held_profiles import held_profiles, own_held_profile
from forum.accounts.models import HeldProfile
from forum.accounts.names import complaint
from forum.accounts.pretending import Claim, claim_in
from forum.accounts.service.expertise import end_expertise
from forum.accounts.service.profile import approve_profile, change_profile, refuse_profile
from forum.core.db import db
from forum.core.errors import Invalid, NotFound, Refused, Stale
from forum.labels.service import add_label, change_label
from tests import make

CLAIMS = {
    "Fysiotherapeut met twintig jaar ervaring.": Claim.PROFESSION,
    "Ik ben een ergotherapeut uit Zwolle": Claim.PROFESSION,
    "Werk als diëtist.": Claim.PROFESSION,
    "IC-verpleegkundige, draait nachten.": Claim.PROFESSION,
    "Manueel therapeut": Claim.PROFESSION,
    "physician assistant bij orthopedie": Claim.PROFESSION,
    "Geverifieerd lid": Claim.WORD,
    "g e v e r 1 f i e e r d": Claim.WORD,
    "Ｇeverifieerd": Claim.WORD,
    "Sta in het BIG register": Claim.WORD,
    "(BIG)": Claim.WORD,
    "KRF-NL": Claim.WORD,
    "Helper ✓": Claim.MARK,
    "✅ betrouwbaar": Claim.MARK,
    "Nummer 0000 0000 104": Claim.NUMBER,
    "00000000104": Claim.NUMBER,
    "0000-0000-104": Claim.NUMBER,
    "٠٠٠٠٠٠٠٠١٠٤": Claim.NUMBER,
    "G\u0435verif\u0456eerd": Claim.WORD,  # Cyrillic
    "\u0392\u0399G": Claim.WORD,  # Greek
    "ᴠᴇʀɪꜰɪᴇᴅ": Claim.WORD,
    "🅶🅴🆅🅴🆁🅸🅵🅸🅴🅴🆁🅳": Claim.WORD,
    "\u202ed\u00adreeifireveG": Claim.WORD,
    "f\u0443siotherapeut": Claim.PROFESSION,
    "hu\u00adis\u200barts": Claim.PROFESSION,
}
INNOCENT = [
    "",
    "52, thuiszorg. Doel: een uur wandelen met mijn zus.",
    "Mijn fysiotherapeut zegt dat het mag.",
    "Ik ga naar de huisarts en bij een psycholoog.",
    "Getrouwd met een verpleegkundige.",
    "Vaste klant bij de fysiotherapiepraktijk.",
    "Fysiotherapeuten helpen mij niet meer.",
    "Big fan van wandelen, artsen zonder grenzen.",
    "Bel 06 12 34 56 78 of +31 6 12 34 56 78.",
    "Artistiek en kunstzinnig",
    "β-blokker, 100 µg per dag, groeten uit 🇳🇱",
]


@pytest.mark.parametrize(("text", "claim"), CLAIMS.items())
def test_a_claim_is_seen(text, claim):
    assert claim_in(text) == claim


@pytest.mark.parametrize("text", INNOCENT)
def test_talk_of_others_is_no_claim(text):
    assert claim_in(text) is None


@given(st.text(max_size=1000))
def test_any_text_can_be_asked_about(text):
    assert claim_in(text) in (None, *Claim)


@pytest.mark.parametrize(
    "name",
    ["Oefentherapeut Bo", "ergotherapeut", "Di\u00ebtist Els", "GZ Bo", "Verified Bo", "krf-nl",
     "physician assistant", "Manueel Therapeut", "G3verifieerd ✓", "Fysio Bo", "d1etist"],
)  # fmt: skip
def test_no_name_looks_like_a_badge(name):
    assert complaint(name) is not None


def test_the_old_text_stays_until_a_moderator_placed_the_new_one(app):
    bo, judge = make.member(bio="Wandelt."), make.viewer(make.moderator())
    assert change_profile(make.viewer(bo), bio="Fysiotherapeut.")
    (held,) = held_profiles(judge).items
    assert (bo.bio, held.bio, held.instead_of) == ("Wandelt.", "Fysiotherapeut.", "Wandelt.")
    approve_profile(judge, held.id, seen=held.seen)
    assert (bo.bio, held_profiles(judge).items) == ("Fysiotherapeut.", [])
    assert not change_profile(make.viewer(bo), bio="Fysiotherapeut.")  # what stands may stay


def test_a_moderator_places_only_what_they_read(app):
    bo, judge = make.member(), make.viewer(make.moderator())
    change_profile(make.viewer(bo), bio="Fysiotherapeut.")
    (held,) = held_profiles(judge).items
    change_profile(make.viewer(bo), bio="Huisarts.")
    with pytest.raises((Stale, NotFound)):
        approve_profile(judge, held.id, seen=held.seen)
    assert bo.bio == ""


def test_a_no_is_told_and_another_text_takes_its_place(app):
    bo, judge = make.member(), make.viewer(make.moderator())
    change_profile(make.viewer(bo), bio="Fysiotherapeut.")
    (held,) = held_profiles(judge).items
    refuse_profile(judge, held.id, seen=held.seen, reason="Vraag verificatie aan.")
    assert own_held_profile(make.viewer(bo)).reason == "Vraag verificatie aan."
    with pytest.raises(NotFound):
        approve_profile(judge, held.id, seen=held.seen)
    assert not change_profile(make.viewer(bo), bio="Wandelt.")
    assert (bo.bio, own_held_profile(make.viewer(bo))) == ("Wandelt.", None)


def test_a_verified_expert_says_what_they_are_and_nobody_judges_their_own(app):
    assert not change_profile(make.viewer(make.expert()), bio="Fysiotherapeut.")
    ingrid = make.moderator()
    assert change_profile(make.viewer(ingrid), bio="Verpleegkundige.")
    held = db.session.query(HeldProfile).one()
    (shown,) = held_profiles(make.viewer(ingrid)).items
    with pytest.raises(Refused):
        approve_profile(make.viewer(ingrid), held.id, seen=shown.seen)


def test_who_is_no_expert_any_more_says_so_only_once_it_was_read(app):
    lotte, bo = make.expert(bio="Fysiotherapeut (BIG)."), make.expert(bio="Wandelt graag.")
    for one in (lotte, bo):
        end_expertise(one)
    (held,) = held_profiles(make.viewer(make.moderator())).items
    assert (lotte.bio, held.bio, bo.bio) == ("", "Fysiotherapeut (BIG).", "Wandelt graag.")
    assert own_held_profile(make.viewer(lotte)).bio == "Fysiotherapeut (BIG)."


def test_no_label_looks_like_a_badge(app):
    keeper = make.viewer(make.moderator())
    for name in ("✓ expert", "Geverifieerd"):
        with pytest.raises(Invalid):
            add_label(keeper, name=name)
    slug = add_label(keeper, name="fysiotherapeut").slug
    with pytest.raises(Invalid):
        change_label(keeper, slug, name="geverifieerd")


def test_the_page_says_that_it_waits_and_keeps_what_was_typed(visitor):
    bo = make.member(bio="Wandelt.")
    visitor.log_in(bo).submit("/settings/profile", bio="Verpleegkundige, 40 jaar.")
    page = visitor.get("/settings").get_data(as_text=True)
    assert "wacht op een moderator" in page
    assert "Verpleegkundige, 40 jaar." in page
    shown = visitor.get(f"/members/{bo.username}").get_data(as_text=True)
    assert "Verpleegkundige" not in shown
