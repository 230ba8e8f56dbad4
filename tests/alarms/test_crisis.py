"""Who may be thinking of ending their life is found, however it is said; who is only tired of it
all is not. The sentences are our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.alarms import crisis
from forum.alarms.crisis_words import PHRASES

CRIES = [
    "Ik wil niet meer leven.",
    "ik wil nie meer leven met deze pijn",
    "Soms wil ik gewoon dood.",
    "Ik wou dat ik dood was.",
    "Was ik maar dood, dan had ik geen pijn meer.",
    "Ik maak er vandaag een eind aan.",
    "Ik denk erover om er een einde aan te maken.",
    "Ik ben van plan een einde aan mijn leven te maken.",
    "Ik denk de laatste tijd vaak aan zelfmoord.",
    "ik denk aan zelfmord",
    "Heb al weken suïcidale gedachten.",
    "Mijn man praat over zelfdoding en ik weet niet wat ik moet doen.",
    "Had ik vannacht maar niet meer wakker hoeven worden.",
    "Ik hoop dat ik morgen niet meer wakker word.",
    "Ik ben iedereen tot last.",
    "Mijn kinderen zijn beter af zonder mij.",
    "Iedereen is beter af als ik er niet meer ben.",
    "Ik heb een afscheidsbrief geschreven.",
    "Mijn afscheidsbreif ligt klaar.",
    "Ik heb mijn pillen opgespaard.",
    "Ik spaar al maanden mijn slaappillen op.",
    "Ik ben bang dat ik mezelf iets aandoe.",
    "Straks doe ik mezelf wat aan.",
    "Ik snij mezelf als de pijn te erg wordt.",
    "Ik wil mijzelf verwonden.",
    "Voor mij hoeft het niet meer.",
    "Ik zie het leven niet meer zitten.",
    "Ik kan niet meer. Ik wil niet meer.",
    "Liever dood dan nog een jaar zo.",
    "Ik kan niet stoppen met denken aan zelfmoord.",
    "Geen koorts, maar ik wil niet meer leven.",
    "Ik weet het niet meer en denk aan zelfdoding.",
    "Ik wil uit het leven stappen.",
    "I want to die.",
    "Sometimes I think about killing myself",
    "Ik sta op het punt voor de trein te springen.",
    "Ik heb geen zin meer in het leven.",
    "Ik WIL DOOD",
    "ik wil gewoon niet meer verder leven zo",
    "Mijn zus zegt dat ze dood wil.",
    "Kon ik maar dood.",
    "Van mij hoeft het allemaal niet meer",
    "ik heb geen uitweg meer ik wil niet meer leven niemand begrijpt het",
]
NO_CRIES = [
    "Ik ga dood van het lachen.",
    "Ik word gek van de pijn.",
    "Ik ben doodmoe na de fysio.",
    "Ik kan wel janken.",
    "Ik wil niet dood, ik wil juist leven.",
    "Ik wil niet meer naar deze fysio.",
    "Ik wil niet meer zo lang zitten.",
    "Ik heb geen zelfmoordgedachten.",
    "Ik denk niet aan zelfdoding.",
    "Ik ben niet van plan mezelf iets aan te doen.",
    "Ik ben niemand tot last.",
    "Mijn oom pleegde jaren geleden zelfmoord.",
    "De folder over zelfdoding lag in de wachtkamer.",
    "Zelfmoordpreventie is belangrijk werk.",
    "Ik heb een afscheidsbrief voor mijn collega geschreven.",
    "Ik maak een eind aan deze discussie.",
    "De arts wil een einde maken aan mijn pijn.",
    "Er komt eindelijk een eind aan de pijn.",
    "Ik heb mezelf per ongeluk gesneden.",
    "Ik snijd mezelf soms met koken.",
    "Ik schrok me dood toen het schoot.",
    "De kat is dood.",
    "Ik deed deadlifts met dood gewicht.",
    "Ik stap er 's ochtends moeilijk uit, uit bed komen kost een half uur.",
    "Ik zie die oefeningen niet meer zitten.",
    "Ik zie het niet meer zitten om te sporten.",
    "Ik wil niet meer opereren.",
    "Ik slaap slecht en wil niet meer wakker worden van de pijn.",
    "Ik neem mijn medicijnen elke dag.",
    "Ik verveel me dood.",
    "De schrijver wil niet meer reageren.",
    "Zo wil ik niet meer werken, zei mijn baas.",
    "Ik leef weer.",
    "Mijn leven is veranderd door rugpijn.",
    "Ik word nooit meer wakker van de pijn",
    "Ik hang aan de rekstok om mezelf op te hangen als oefening.",
    "Ik heb het leven weer lief.",
    "Ik ben bang om te vallen.",
    "De pijn maakt me kapot.",
    "> ik wil niet meer leven",
    "Ik doe mezelf geen plezier met tillen.",
    "Ik laat mezelf niet gek maken.",
    "Dit gesprek is dood.",
    "Ik wil van de pijn af.",
    "Daar wil ik niet meer aan denken.",
    "Ik spaar mijn rug.",
]


@pytest.mark.parametrize("sentence", CRIES)
def test_a_cry_is_heard(sentence):
    assert crisis.is_named(sentence)
    assert crisis.is_named(f"Al drie jaar rugpijn. {sentence.upper()} Wie herkent dat?")


@pytest.mark.parametrize("sentence", NO_CRIES)
def test_a_way_of_speaking_is_none(sentence):
    assert crisis.find(sentence) == ()


def test_each_phrase_is_there_for_a_sentence():
    found = {name for sentence in CRIES for name in crisis.find(sentence)}
    assert found == {phrase.id for phrase in PHRASES}


def test_what_is_said_twice_is_found_once():
    assert crisis.find("Ik wil dood. Ik wil echt dood.") == ("dead",)


def test_who_writes_without_a_stop_is_heard_as_well():
    words = "en toen ging ik weer naar huis met pijn " * 40
    assert crisis.is_named(f"{words}ik wil niet meer leven {words}")


@given(st.text(max_size=300))
def test_any_text_is_read(text):
    assert isinstance(crisis.find(text), tuple)


@pytest.mark.parametrize("text", ["a" * 20_000, "\u0301" * 20_000, "ik wil echt gewoon " * 1000])
def test_what_is_long_for_the_sake_of_it_takes_no_time(text):
    assert not crisis.is_named(text)
