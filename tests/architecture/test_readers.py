"""Whoever reads what members wrote asks first for whom: what is hidden, and who blocks whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORDS = {
    "Post": {"body", "body_html"},
    "Thread": {"title"},
    "Revision": {"body", "title"},
    "Poll": {"question"},
    "PollOption": {"text"},
    "Message": {"body"},
    "Snapshot": {"content"},
    "Story": {"goal"},
    "StoryStep": {"text"},
}
# Which threads there are for a viewer, and whose posts are kept from them. A search that only
# asks the first would find what was written by somebody who is blocked, or away.
OF_POSTS = {"visible_to", "withheld_from"}
BESIDE_POSTS = dict.fromkeys(("Snapshot", "Story", "StoryStep"), {"beside_first_post"})
GUARDS = dict.fromkeys(WORDS, OF_POSTS) | {"Thread": {"visible_to"}} | BESIDE_POSTS
WHOLE_ROW = {"select", "get", "get_one", "getattr"}
PARTLY = {"visible_to", "open_to", "reachable_by"}
# Who may ask the milder guard, of what is read by its own address.
BY_ADDRESS = {
    "threads/posts.py:_posts": "one thread, or one post",
    "threads/queries.py:get_thread": "one thread",
    "threads/revisions.py:_of": "one post",
    "polls/queries.py:_lines": "posts that were read by their address, or in their thread",
    "moderation/signals/queries.py:_under": "posts that were read in their thread",
    "threads/privacy.py:blocked_voices": "where the reader blocked somebody",
    "threads/updates.py:_newest": "one thread",
    "threads/updates.py:_came": "one thread",
    "threads/pictures.py:is_shown": "the posts that show one picture",
    "threads/pictures.py:places_of": "the reader's own posts, that show the reader's pictures",
}

SHOWS_NOBODY = {
    "experts/verification/shown.py:_answers": "counts what a guest can read, of who is there",
    "messages/reported.py:opened": "the one message that was shown to moderators, which is noted",
    "moderation/signals/queries.py:_lines": "titles, for who moderates, whoever is away",
    "moderation/gates/flags.py:flagged": "what was found, for who moderates, whoever is away",
    "moderation/gates/flags.py:_readable": "which posts who moderates may read",
    "moderation/measures/queries.py:_lines": "which post, for its writer and for moderators",
    "polls/exporting.py:export": "the member's own questions, for the member",
    "polls/service/erasing.py:_take_out_mentions": "takes a name out of questions",
    "recovery/stories/exporting.py:_snapshots": "what the member shares, for the member",
    "recovery/stories/exporting.py:_stories": "the member's own words, for the member",
    "recovery/service/erasing.py:_take_out_mentions": "takes a name out of goals and steps",
    "recovery/stories/telling.py:_held_story": "for who began it, who changes it",
    "recovery/stories/telling.py:_kept": "for who began it, who changes it",
    "recovery/stories/snapshots.py:own_snapshots": "what the member shares, for the member",
    "recovery/stories/snapshots.py:_columns": "leaves the guard to those that call it",
    "notifications/spreading.py:read_news": "whom to tell of it; each is asked what they may read",
    "search/sources/posts.py:_texts": "kept by its words; what is found is asked with its reader",
    "threads/audience.py:_find": "says who may read it",
    "threads/queries.py:_lines": "leaves the guard to the two that call it",
    "threads/exporting.py:_revisions": "the member's own words, for the member",
    "threads/exporting.py:_posts": "the member's own words, for the member",
    "threads/exporting.py:_threads": "the member's own titles, for the member",
    "threads/service/amending.py:_kept": "puts back what stood there",
    "threads/service/blocking.py:_is_blocked": "says only whether there is a block",
    "threads/service/erasing.py:_lose_texts_that_were_gone": "empties texts",
    "threads/service/forgetting.py:_rewrite_history": "takes a name out of what stood there",
    "threads/service/forgetting.py:_rewrite_posts": "takes a name out of texts",
    "threads/service/forgetting.py:_rewrite_titles": "takes a name out of titles",
    "threads/service/keeping.py:_has_text": "says only whether there is a text to put back",
    "threads/service/picturing.py:_is_unused": "says only whether a post still has its text",
    "threads/service/retention.py:_is_decided": "empties texts",
    "threads/service/standing.py:_is_emptied": "says only whether there is a text to put back",
    "threads/service/revising.py:_title_held": "puts what stood there into the history",
}


def test_every_reader_of_members_words_asks_who_reads():
    unguarded = {name for name, (needed, asked) in _readers() if not needed <= asked}
    assert unguarded == set(SHOWS_NOBODY)


def test_those_who_ask_are_known_by_it():
    """Or the test above would hold of code that it does not see."""
    guarded = {name for name, (needed, asked) in _readers() if needed <= asked}
    known = {"threads/posts.py:_posts", "threads/privacy.py:blocked_voices"}
    assert known | {"moderation/queries.py:log"} <= guarded


def test_lists_never_ask_the_milder_guard():
    milder = {name for name, node in _functions() if "reachable_by" in _called(node)}
    assert milder == set(BY_ADDRESS)


def _readers() -> Iterator[tuple[str, tuple[set[str], set[str]]]]:
    """Functions that read words, with the guards that each needs and those that it asks."""
    for path, tree in _modules():
        tables = _tables(tree)
        for node in tree.body:
            read = set(_read(node, tables))
            if read:
                needed = set().union(*(GUARDS[table] for table in read))
                yield _place(path, node), (needed, _asked(node))


def _functions() -> Iterator[tuple[str, ast.stmt]]:
    for path, tree in _modules():
        yield from ((_place(path, node), node) for node in tree.body)


def _modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((ROOT / "forum").rglob("*.py")):
        yield path, ast.parse(path.read_text())


def _place(path: Path, node: ast.stmt) -> str:
    return f"{path.relative_to(ROOT / 'forum')}:{getattr(node, 'name', node.lineno)}"


def _asked(node: ast.stmt) -> set[str]:
    """The guards; the milder one counts, because who may ask it is a list of its own."""
    called = _called(node)
    return called | {"visible_to"} if "reachable_by" in called else called


def _tables(tree: ast.Module) -> dict[str, str]:
    """By which names this module knows these tables: their own, and those of aliases."""
    tables = {table: table for table in WORDS}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            pairs = zip(_flat(node.targets[0]), _flat(node.value), strict=False)
            tables |= {
                name.id: value.args[0].id
                for name, value in pairs
                if _is_alias(value) and value.args[0].id in WORDS
            }
    return tables


def _flat(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _is_alias(value: ast.expr) -> bool:
    is_call = isinstance(value, ast.Call) and _name(value.func) in ("aliased", "alias")
    return is_call and isinstance(value.args[0], ast.Name)


def _read(node: ast.stmt, tables: dict[str, str]) -> Iterator[str]:
    """The tables of which words are read; of posts also where only the threads are asked for."""
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute):
            table = tables.get(_name(part.value), "")
            yield from [table] if part.attr in WORDS.get(table, ()) else []
        if isinstance(part, ast.Call) and _name(part.func) in WHOLE_ROW:
            yield from (tables[_name(one)] for one in part.args if _name(one) in tables)
    if _called(node) & PARTLY and "Post" in {tables.get(_name(part)) for part in ast.walk(node)}:
        yield "Post"


def _called(node: ast.stmt) -> set[str]:
    return {_name(part.func) for part in ast.walk(node) if isinstance(part, ast.Call)}


def _name(node: ast.AST) -> str:
    """Of a name itself, or of what is called on something else."""
    return getattr(node, "id", getattr(node, "attr", ""))
