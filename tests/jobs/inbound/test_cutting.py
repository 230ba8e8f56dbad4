# ruff: noqa: E501  mail programs write long lines
"""What somebody wrote, out of what their mail program made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.jobs.inbound.addresses import ABOVE
from forum.jobs.inbound.cutting import unwrapped, written_in

SAID = "Dank je, dat helpt.\n\nIk ga het proberen."
LETTER = "Er is een reactie in je gesprek.\n\nRuggespraak"
QUOTED = "> Er is een reactie in je gesprek.\n>\n> Ruggespraak"
HEADERS = "Verzonden: maandag 3 november 2026 10:00\nAan: Jan <jan@post.example>\nOnderwerp: Re: x"
HEADERS_EN = "Sent: Monday, November 3, 2026 10:00 AM\nTo: Jan\nSubject: RE: x"
CLIENTS = {
    "Gmail": f"{SAID}\n\nOp ma 3 nov 2026 om 10:00 schreef R <no@forum.example>:\n\n{QUOTED}",
    "Gmail, broken": f"{SAID}\n\nOp ma 3 nov 2026 om 10:00 schreef R <\nno@forum.example>:\n\n{QUOTED}",
    "Gmail in English": f"{SAID}\n\nOn Mon, Nov 3, 2026 at 10:00 AM R <no@x.example> wrote:\n{QUOTED}",
    "Apple": f"{SAID}\n\n> Op 3 nov 2026 om 10:00 heeft R <no@x.example> geschreven:\n>\n{QUOTED}",
    "Apple Mail": f"{SAID}\n\nOp 3 nov 2026, om 10:00 heeft R <no@x.example> het volgende geschreven:\n\n{QUOTED}",
    "iPhone": f"{SAID}\n\nVerstuurd vanaf mijn iPhone\n\n> Op 3 nov 2026 om 10:00 heeft R <n@x.example> het\n> volgende geschreven:\n>\n{QUOTED}",
    "iPhone in English": f"{SAID}\n\nSent from my iPhone\n\n> On 3 Nov 2026, at 10:00, R <n@x.example> wrote:\n>\n{QUOTED}",
    "Thunderbird": f"{SAID}\n\nOp 03-11-2026 om 10:00 schreef Ruggespraak:\n{QUOTED}",
    "Thunderbird, below": f"Op 03-11-2026 om 10:00 schreef Ruggespraak:\n{QUOTED}\n\n{SAID}",
    "Thunderbird in English": f"{SAID}\n\nOn 11/3/26 10:00, Ruggespraak wrote:\n{QUOTED}",
    "Outlook": f"{SAID}\n\nVan: R <no@x.example>\n{HEADERS}\n\n{LETTER}",
    "Outlook, ruled": f"{SAID}\n\n________________________________\nVan: R\n{HEADERS}\n\n{LETTER}",
    "Outlook, bold": f"{SAID}\n\n*Van:* R <no@x.example>\n*Verzonden:* maandag\n*Aan:* Jan\n\n{LETTER}",
    "Outlook in English": f"{SAID}\n\nFrom: R <no@x.example>\n{HEADERS_EN}\n\n{LETTER}",
    "Outlook, old": f"{SAID}\n\n-----Oorspronkelijk bericht-----\nVan: R\n{HEADERS}\n\n{LETTER}",
    "old in English": f"{SAID}\n\n-----Original Message-----\nFrom: R\n{HEADERS_EN}\n\n{LETTER}",
    "Outlook for Android": f"{SAID}\n\nOutlook voor Android<https://aka.ms/x> downloaden\n________________________________\nVan: R\n{HEADERS}\n\n{LETTER}",
    "Outlook for iOS": f"{SAID}\n\nGet Outlook for iOS<https://aka.ms/o>\n________________________________\nFrom: R\n{HEADERS_EN}\n\n{LETTER}",
    "Samsung": f"{SAID}\n\n\nVerzonden vanaf mijn Galaxy\n\n-------- Oorspronkelijk bericht --------\nVan: R\n{HEADERS}\n\n{LETTER}",
    "the line of ours": f"{SAID}\n\nOp 3 november 2026 10:00 schreef R:\n\n-- {ABOVE} --\n\n{LETTER}",
    "nothing quoted": SAID,
    "signed": f"{SAID}\n-- \nJan de Vries\nFysio BV\n06-12345678\n\nOp 03-11-2026 om 10:00 schreef R:\n{QUOTED}",
    "signed in full": f"{SAID}\n\nMet vriendelijke groet,\n\nJan de Vries\nAdviseur\n06-12345678",
    "signed by name": f"{SAID}\n\nMet vriendelijke groeten\nJan de Vries",
    "CRLF": f"{SAID}\n\nOp 03-11-2026 om 10:00 schreef R:\n{QUOTED}\n".replace("\n", "\r\n"),
}
KEPT = {
    "prose that begins alike": "Op maandag schreef mijn fysio dit op:\n- lopen\n- rust",
    "a sender who is none": "Ik hoorde dit.\n\nVan: Wilma en Kees.\nZij lopen ook.",
    "an own list": "Dit deed ik:\n\n- lopen\n- fietsen",
    "a greeting": "Het gaat beter.\n\nGroetjes, Wilma",
    "a greeting with more": "Met vriendelijke groet,\nzei hij, en toen ging hij weg zonder iets uit te leggen.",
    "a phone in the text": "Verzonden met liefde.\nDat stond erop.",
    "an answer between": "> Slaap je goed?\n\nJa.\n\n> En loop je?\n\nElke dag.",
}


@pytest.mark.parametrize("name", CLIENTS)
def test_only_what_was_written_is_left(name):
    assert written_in(CLIENTS[name]) == SAID


@pytest.mark.parametrize("name", KEPT)
def test_what_is_meant_stays(name):
    assert written_in(KEPT[name]) == KEPT[name]


def test_answers_between_quotations_lose_only_what_the_program_wrote():
    between = KEPT["an answer between"]
    assert written_in(f"Op 03-11-2026 om 10:00 schreef R:\n{between}\n\n{QUOTED}") == between


@pytest.mark.parametrize("text", ["", "\n\n", QUOTED, "Verzonden vanaf mijn iPhone", "-- \nJan"])
def test_a_mail_that_says_nothing_is_blank(text):
    assert written_in(text) == ""


def test_lines_that_a_program_broke_are_whole_again():
    assert unwrapped("Een zin die \r\ndoorloopt.\r\n\r\n> quote \r\nNieuw.\r\n-- \r\nJan") == (
        "Een zin die doorloopt.\n\n> quote \nNieuw.\n-- \nJan"
    )


@given(st.text())
def test_anything_can_be_read(text):
    left = written_in(text)
    assert left == left.strip()
    assert written_in(unwrapped(text)) is not None


PIECES = st.sampled_from(
    ["> a\n", "Van: x\n", "Op 1-1-2026 schreef a:\n", "\n", "tekst\n", "-- \n", "Mvg\n"]
)


@given(st.lists(PIECES, max_size=30))
def test_nothing_is_made_up_and_cutting_again_never_adds(pieces):
    text = "".join(pieces)
    left = written_in(text)
    assert set(left.split("\n")) <= set(text.split("\n")) | {""}


@pytest.mark.parametrize(
    "piece", ["> ", "Op 1 ", "Van: a\n", "Op 1 schreef ", "_", "\n", "<a@b", "-- \n", ">\n\n"]
)
def test_a_mail_made_to_hinder_is_read_as_quickly(piece):
    assert len(written_in(piece * 200_000)) <= 200_000
