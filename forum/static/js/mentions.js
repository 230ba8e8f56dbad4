// Names to choose from below a box for writing, once an `@` and two letters stand before the caret.

const TYPED = /(?:^|[^\p{L}\p{N}_])@([\p{L}\p{N}_.'’-][^\n@]{1,39})$/u;
const PAUSE = 150; // milliseconds without typing

class Names {
  constructor(template) {
    const composer = template.closest(".composer");
    this.address = composer.dataset.names;
    this.field = composer.querySelector("textarea");
    this.field.after(template.content.cloneNode(true)); // opens over what stands below the box
    this.list = composer.querySelector("[role=listbox]");
    this.status = composer.querySelector(".names [aria-live]");
    this.nothingFor = null; // what begins with this has no names either
    this.left = null; // what the writer did not want to choose for
    this.describe();
    this.listen();
  }

  describe() {
    this.field.setAttribute("aria-autocomplete", "list");
    this.field.setAttribute("aria-haspopup", "listbox");
    this.field.setAttribute("aria-controls", this.list.id);
    this.field.autocomplete = "off";
  }

  listen() {
    this.field.addEventListener("input", () => this.wait());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.field.addEventListener("blur", () => this.close());
    this.field.addEventListener("click", () => this.close());
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the caret stays where it is
      const option = event.target.closest("[role=option]");
      if (option) this.choose(option);
    });
  }

  get typed() {
    const { value, selectionStart, selectionEnd } = this.field;
    if (selectionStart !== selectionEnd) return null;
    return TYPED.exec(value.slice(Math.max(0, selectionStart - 50), selectionStart))?.[1] ?? null;
  }

  wait() {
    clearTimeout(this.timer);
    const typed = this.typed;
    if (this.left !== null && !typed?.startsWith(this.left)) this.left = null;
    if (typed === null || this.left !== null || this.isHopeless(typed)) return this.close();
    this.timer = setTimeout(() => this.look(typed), PAUSE);
  }

  isHopeless(typed) {
    return this.nothingFor !== null && typed.startsWith(this.nothingFor);
  }

  async look(typed) {
    const url = new URL(this.address, location.href);
    url.searchParams.set("q", typed);
    const names = await this.fetch(url);
    if (names === null || this.typed !== typed) return;
    if (names.length) this.open(names);
    else this.giveUp(typed);
  }

  async fetch(url) {
    try {
      const answer = await fetch(url, { headers: { Accept: "application/json" } });
      return answer.ok && !answer.redirected ? (await answer.json()).names : null;
    } catch {
      return null; // without the list one types the name oneself
    }
  }

  giveUp(typed) {
    this.nothingFor = typed;
    if (!this.list.hidden) this.tell(this.status.dataset.none);
    this.close();
  }

  open(names) {
    this.list.replaceChildren(...names.map((name, at) => this.option(name, at)));
    this.list.hidden = false;
    this.list.scrollIntoView({ block: "nearest" });
    this.point(0);
    const { one, many } = this.status.dataset;
    this.tell(names.length === 1 ? one : many.replace("{number}", names.length));
  }

  option(name, at) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${at}`;
    option.setAttribute("role", "option");
    option.textContent = name;
    return option;
  }

  point(at) {
    const options = [...this.list.children];
    this.at = (at + options.length) % options.length;
    options.forEach((option, place) => option.setAttribute("aria-selected", place === this.at));
    options[this.at].scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", options[this.at].id);
  }

  press(event) {
    if (this.list.hidden || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const acts = {
      ArrowDown: () => this.point(this.at + 1),
      ArrowUp: () => this.point(this.at - 1),
      Enter: () => this.choose(this.list.children[this.at]),
      Escape: () => this.leave(),
    };
    if (!(event.key in acts)) return;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]();
  }

  leave() {
    this.left = this.typed;
    this.close();
  }

  choose(option) {
    const { value, selectionStart: end } = this.field;
    const start = end - this.typed.length;
    const gap = /^\s/.test(value.slice(end)) ? "" : " ";
    this.left = option.textContent;
    this.close();
    this.field.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, option.textContent + gap)) {
      this.field.setRangeText(option.textContent + gap, start, end, "end");
      this.field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.field.removeAttribute("aria-activedescendant");
  }

  tell(words) {
    this.status.textContent = words;
  }
}

for (const list of document.querySelectorAll("template[data-names-list]")) new Names(list);
