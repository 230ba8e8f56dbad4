"""What a text says, without its marks and without what it quotes of others."""

from html.parser import HTMLParser

QUOTE = "blockquote"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._quotes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._quotes += tag == QUOTE
        self.said.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._quotes -= tag == QUOTE
        self.said.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._quotes:
            self.said.append(data)


def plain(html: str) -> str:
    """The words of HTML that was cleaned, in one line."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.said).split())
