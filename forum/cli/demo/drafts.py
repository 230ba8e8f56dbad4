"""What people of the demo did not post yet."""

from collections.abc import Mapping

from forum.accounts.viewers import get_viewer
from forum.cli.demo.past import Past, clock_at
from forum.drafts import keys, service

WRITER = "Wandelende_Wilma"
REPLY_IN, REPLY = "t04", "Bij mij hielp het om na een nachtdienst eerst een klein rondje te lopen."
OPENING = {
    "kind": "recovery",
    "title": "Een weekend met de tent",
    "body": "**Mijn doel**\n\nTwee nachten op een matje slapen, en dan nog kunnen wandelen.",
}


def begin_to_write(people: Mapping[str, int], threads: Mapping[str, int], past: Past) -> None:
    writer = get_viewer(people[WRITER])
    with clock_at(past.moment(1, "20:14")):
        service.save(writer, keys.of_thread(threads[REPLY_IN]), fields={"body": REPLY})
        service.save(writer, keys.NEW, fields=OPENING)
