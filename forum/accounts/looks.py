"""How a text looks to who reads it, in plain letters. Pure.

Letters of other scripts that are drawn as ours, letters in boxes and flags, and signs of which
nothing is drawn at all. For our alphabet only, after Unicode UTS 39.
"""

from collections.abc import Iterator
from string import ascii_uppercase
from unicodedata import category, decimal, normalize

# Each line of letters, and what they are taken for.
_DRAWN_ALIKE = (
    # Cyrillic
    ("авеёһіїјкмнорсԛгтуѵԝхѕԁӏ", "abeehiijkmhopcqrtyvwxsdl"),
    ("АВЕЁНІЇЈКМОРСԚТУѴԜХЅ", "ABEEHIIJKMOPCQTYVWXS"),
    # Greek
    ("αβγεηικμνορτυχω", "abyenikuvoptuxw"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    # Latin: small capitals, and letters of phonetics
    ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢıɡɑɩ", "abcdefghijklmnoprstuvwyzigai"),
)
_IN_BOXES = (0x1F150, 0x1F170, 0x1F1E6)  # where such an alphabet begins: circled, squared, flags
_ALIKE = str.maketrans(
    {sign: drawn for signs, seen in _DRAWN_ALIKE for sign, drawn in zip(signs, seen, strict=True)}
    | {chr(first + at): big for first in _IN_BOXES for at, big in enumerate(ascii_uppercase)}
)
_UNSEEN = ("Cf", "Mn")
_BACKWARDS = "\u202e"


def readings(text: str) -> Iterator[str]:
    """As it stands there; and from behind, where a sign in it turns the order around."""
    plain = "".join(_drawn(sign) for sign in alike(normalize("NFKC", text)))
    yield plain
    if _BACKWARDS in text:
        yield plain[::-1]


def alike(text: str) -> str:
    """With letters of ours in the place of those that are drawn as ours."""
    return text.translate(_ALIKE)


def _drawn(sign: str) -> str:
    if category(sign) in _UNSEEN:
        return ""
    digit = decimal(sign, None)
    return sign if digit is None else str(digit)
