"""The words of a mail in HTML, line by line. Pure."""

from html.parser import HTMLParser

import nh3

HIDDEN = frozenset(("script", "style", "title", "template"))
BREAKS = frozenset(
    ("br", "p", "div", "li", "tr", "table", "h1", "h2", "h3", "ul", "ol", "hr", "pre")
)
QUOTES = "blockquote"
KEPT = {*BREAKS, QUOTES, "span"}
MARKS = {"*": {"class", "id"}}
# Where the program of a reader puts the letter that is answered.
LETTERS = ("gmail_quote", "divrplyfwdmsg", "appendonsend", "yahoo_quoted", "moz-cite-prefix")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line: list[str] = []  # the pieces of the one that is not over
        self.hidden = self.quoted = 0
        self.is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        marks = " ".join(value or "" for name, value in attrs if name in ("id", "class")).lower()
        self.is_over = self.is_over or any(mark in marks for mark in LETTERS)
        self.hidden += tag in HIDDEN
        if tag in BREAKS or tag == QUOTES:
            self._break(paragraph=tag == "p")
        self.quoted += tag == QUOTES

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in HIDDEN))
        if tag in BREAKS - {"br"} or tag == QUOTES:
            self._break(paragraph=tag == "p")
        self.quoted = max(0, self.quoted - (tag == QUOTES))

    def handle_data(self, data: str) -> None:
        if self.hidden or self.is_over:
            return
        words = " ".join(data.split())
        space = " " if data[:1].isspace() and self.line else ""
        if words and not self.line and self.quoted:
            self.line.append("> ")
        self.line += filter(None, (space, words, " " if words and data[-1:].isspace() else ""))

    def _break(self, *, paragraph: bool) -> None:
        said = "".join(self.line)
        if said.strip():
            self.lines.append(said)
            self.line = []
        if paragraph and self.lines and self.lines[-1].strip():
            self.lines.append("")

    def close(self) -> None:
        super().close()
        self.lines.append("".join(self.line))


def plain_text(html: str) -> str:
    """Made whole first: over what is broken on purpose the parser of Python takes minutes."""
    words = _Words()
    words.feed(nh3.clean(html, tags=KEPT, attributes=MARKS, clean_content_tags=set(HIDDEN)))
    words.close()
    return "\n".join(line.rstrip().replace("  ", " ") for line in words.lines)
