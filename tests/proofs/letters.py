"""Reading what was mailed."""

import re

LINK = re.compile(r"http://localhost(/(reset|confirm-email|verify)\?token=(\S+))")
DEAD = "Deze link werkt niet meer. Vraag een nieuwe aan."


def tokens(messages) -> list[str]:
    """Those in the links of these letters, in their order."""
    found = (LINK.search(message.get_content()) for message in messages)
    return [link[3] for link in found if link]


def subjects(messages) -> list[str]:
    return sorted(message["Subject"] for message in messages)
