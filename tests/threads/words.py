"""What is written in the rows of threads."""

WORDS = {"body": "Ik doe het rustig aan."}


def opening(world, **facts):
    place = {"category": world.category, "kind": "discussion", "title": "Wie wandelt er mee?"}
    return place | WORDS | facts


def announcement(world):
    return opening(world, kind="announcement")
