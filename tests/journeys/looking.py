"""Looking at a page as nobody has the patience to: narrow and wide, by day and by night."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Response

AXE = Axe().axe_script
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Nothing has to be fetched for these: what they ask of style sheets the browser has applied.
HOW = {"resultTypes": ["violations"], "preload": False}
# What takes by far the longest, and what alone can differ between day and night.
IN_COLOUR = ["color-contrast", "link-in-text-block"]
RULES = {
    "runOnly": STANDARDS,
    "rules": {name: {"enabled": False} for name in IN_COLOUR},
    **HOW,
}
COLOURS = {"runOnly": {"type": "rule", "values": IN_COLOUR}, **HOW}
NARROWEST, PHONE, DESK, HIGH = 320, 360, 1280, 780

TELL_OF_VIOLATIONS = """addEventListener("securitypolicyviolation", event =>
    console.error(`Content Security Policy: ${event.violatedDirective}`))"""
UNFOLD = "document.querySelectorAll('.columns details').forEach(fold => fold.open = true)"
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
CHECK = "([where, rules]) => axe.run(where, rules).then(found => found.violations)"
# Of what has the same letters on the same grounds, one is enough, on whichever page it was.
CHECK_COLOURS = """([scope, known, rules]) => {
    const seen = new Set(JSON.parse(sessionStorage.getItem(known) || "[]"));
    const grounds = new WeakMap();
    const groundOf = element => {
        if (!element) return "";
        if (!grounds.has(element)) {
            const style = getComputedStyle(element);
            const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter];
            grounds.set(element, groundOf(element.parentElement) + own.join());
        }
        return grounds.get(element);
    };
    const lookOf = element => {
        const { color, fontSize, fontWeight, textDecorationLine, textShadow, position } =
            getComputedStyle(element);
        const around = getComputedStyle(element.parentElement).color;
        const letters = [color, around, fontSize, fontWeight, textDecorationLine, textShadow];
        return [element.tagName, element.className, position, ...letters, groundOf(element)].join();
    };
    const isText = node => node.nodeType === Node.TEXT_NODE && node.data.trim();
    const isRead = element =>
        element.matches("input, select") || [...element.childNodes].some(isText);
    const fresh = [...document.querySelectorAll(scope)].filter(element => {
        if (!isRead(element)) return false;
        const look = lookOf(element);
        return !seen.has(look) && seen.add(look);
    });
    sessionStorage.setItem(known, JSON.stringify([...seen]));
    if (!fresh.length) return [];
    return axe.run({ include: fresh }, rules).then(found => found.violations);
}"""
ALL, INNER = "html", {"include": [["main"], [".side"]]}
# After one press of a key the browser shows focus wherever it goes. All that can be reached must
# show it, in the order in which it is read.
WITHOUT_FOCUS = """() => {
    const all = document.querySelectorAll(
        "a[href], button, input, select, textarea, summary, [tabindex='0'], [contenteditable]");
    const seen = element => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    };
    const wrong = [];
    for (const element of all) {
        if (!element.checkVisibility() || element.disabled || element.closest("[aria-hidden=true]"))
            continue;
        element.focus({preventScroll: true});
        if (document.activeElement !== element || !seen(element) || element.tabIndex > 0)
            wrong.push(element.outerHTML.slice(0, 120));
    }
    document.activeElement.blur();
    return wrong;
}"""


class Inspection:
    """Gathers in `faults` what is wrong with the pages one looks at."""

    def __init__(self, page: Page) -> None:
        self.faults: list[str] = []
        self._page = page
        self._scheme = ""
        self._knows_frame = False  # head and foot, the same on every page of one visitor
        page.add_init_script(TELL_OF_VIOLATIONS)
        page.on("console", self._hear)

    def visit(self, path: str, status: int = 200) -> None:
        self._go(path, status)
        self.look()

    def pass_by(self, path: str) -> None:
        self._go(path, 200)
        self.glance()

    def look(self) -> None:
        """At the page that is open now, with all that is folded away."""
        self._open_up()
        self._fit(NARROWEST)
        self._fit(PHONE)
        self._read("light", ALL)
        self._read_colours("dark")
        self._fit(DESK)
        self._read_colours("dark")
        self._read("light", INNER if self._knows_frame else ALL)
        self._knows_frame = True
        self._walk()

    def glance(self) -> None:
        """Where all is as long as it may be: does it still fit?"""
        self._open_up()
        for width in (NARROWEST, DESK, PHONE):
            self._fit(width)
        self._read("dark", ALL)

    def _open_up(self) -> None:
        self._page.evaluate(UNFOLD)
        self._page.evaluate(AXE)

    def _read(self, scheme: str, where: str | dict) -> None:
        self._read_colours(scheme)
        self._tell(self._page.evaluate(CHECK, [where, RULES]))

    def _read_colours(self, scheme: str) -> None:
        if scheme != self._scheme:
            self._page.emulate_media(color_scheme=scheme)
            self._scheme = scheme
        width = self._page.viewport_size["width"]
        asked = ["body *", f"{scheme} {width}", COLOURS]
        self._tell(self._page.evaluate(CHECK_COLOURS, asked))

    def _tell(self, violations: list[dict]) -> None:
        for violation in violations:
            places = [node["html"][:120] for node in violation["nodes"][:3]]
            self.faults.append(f"{self._page.url}, {self._scheme}: {violation['id']} {places}")

    def _fit(self, width: int) -> None:
        self._page.set_viewport_size({"width": width, "height": HIGH})
        if self._page.evaluate(SIDEWAYS):
            self.faults.append(f"{self._page.url}: wider than {width} px")

    def _walk(self) -> None:
        self._page.keyboard.press("Tab")
        for place in self._page.evaluate(WITHOUT_FOCUS):
            self.faults.append(f"{self._page.url}: not by keyboard, or not to be seen: {place}")

    def _go(self, path: str, status: int) -> None:
        answer: Response | None = self._page.goto(path)
        if answer is None or answer.status != status:
            self.faults.append(f"{path}: answered {answer and answer.status}")

    def _hear(self, message: ConsoleMessage) -> None:
        """A refusal is answered with a page, which the browser calls an error of its own."""
        if message.type in ("error", "warning") and message.location["url"] != self._page.url:
            self.faults.append(f"{self._page.url}: {message.text}")
