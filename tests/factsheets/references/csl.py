"""The schema of CSL-JSON 1.0.2 (csl-data.json), put down here as the lists that it consists of."""


def _words(text: str) -> list[str]:
    return text.split()


TYPES = _words("""
article article-journal article-magazine article-newspaper bill book broadcast chapter classic
collection dataset document entry entry-dictionary entry-encyclopedia figure graphic hearing
interview legal_case legislation manuscript map motion_picture musical_score pamphlet
paper-conference patent performance periodical personal_communication post post-weblog
regulation report review review-book software song speech standard thesis treaty webpage
""")
NAMES = _words("""
author chair collection-editor compiler composer container-author contributor curator director
editor editorial-director executive-producer interviewer illustrator organizer original-author
performer producer recipient reviewed-author translator
""")
DATES = _words("""
accessed available-date container event-date issued original-date submitted
""")
TEXTS = _words("""
language journalAbbreviation shortTitle abstract annote archive archive_collection
archive_location archive-place authority call-number citation-key collection-title
container-title container-title-short dimensions division DOI event event-place event-title
genre ISBN ISSN jurisdiction keyword medium note original-publisher original-publisher-place
original-title part-title PMCID PMID publisher publisher-place references reviewed-genre
reviewed-title scale section source status title title-short URL version volume-title
volume-title-short year-suffix
""")
NUMBERS = _words("""
id chapter-number citation-number citation-label collection-number edition
first-reference-note-number issue locator number number-of-pages number-of-volumes page
page-first part printing supplement volume
""")

TEXT = {"type": "string"}
NUMBER = {"type": ["string", "number"]}
EITHER = {"type": ["string", "number", "boolean"]}
NAME = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        **dict.fromkeys(("family", "given", "suffix", "literal"), TEXT),
        **dict.fromkeys(("dropping-particle", "non-dropping-particle"), TEXT),
        **dict.fromkeys(("comma-suffix", "static-ordering", "parse-names"), EITHER),
    },
}
PARTS = {"type": "array", "items": NUMBER, "minItems": 1, "maxItems": 3}
DATE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "date-parts": {"type": "array", "items": PARTS, "minItems": 1, "maxItems": 2},
        "season": NUMBER,
        "circa": EITHER,
        "literal": TEXT,
        "raw": TEXT,
    },
}
SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"type": "string", "enum": TYPES},
            "categories": {"type": "array", "items": TEXT},
            "custom": {"type": "object"},
            **dict.fromkeys(TEXTS, TEXT),
            **dict.fromkeys(NUMBERS, NUMBER),
            **dict.fromkeys(DATES, DATE),
            **dict.fromkeys(NAMES, {"type": "array", "items": NAME}),
        },
    },
}
