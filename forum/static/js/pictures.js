// Puts a picture in the text one is writing: chosen, pasted or dropped. The site makes it anew and
// says under which words it stands. What there is to say is said in the words of the page.

const LARGEST = 10 * 1024 * 1024;
const RELOGIN = 401;
const TOO_LARGE = 413;

const pictures = (files) => [...(files ?? [])].filter((file) => file.type.startsWith("image/"));

class Adder {
  constructor(place, text) {
    this.place = place;
    this.text = text;
    this.part = (name) => place.querySelector(name);
    this.box = this.part(".picture-box");
    [this.file, this.alt] = this.box.querySelectorAll("input");
    this.pasted = null;
    this.isBusy = false;
  }

  prepare() {
    this.part("[data-without-script]").hidden = true;
    this.part("[data-with-script]").hidden = false;
    this.part("[data-open]").addEventListener("click", () => this.box.hidden ? this.open() : this.close());
    this.part("[data-cancel]").addEventListener("click", () => this.close());
    this.part("[data-send]").addEventListener("click", () => this.send());
    this.file.addEventListener("change", () => this.change());
    this.box.addEventListener("keydown", (event) => this.press(event));
    this.text.addEventListener("paste", (event) => this.receive(event, event.clipboardData));
    this.text.addEventListener("drop", (event) => this.receive(event, event.dataTransfer));
    this.text.addEventListener("dragover", (event) => this.hover(event));
    for (const end of ["dragleave", "drop"]) {
      this.text.addEventListener(end, () => this.text.classList.remove("picture-over"));
    }
  }

  open() {
    this.box.hidden = false;
    this.part("[data-open]").setAttribute("aria-expanded", "true");
    this.say("");
    (this.pasted ? this.alt : this.file).focus();
  }

  close() {
    this.box.hidden = true;
    this.part("[data-open]").setAttribute("aria-expanded", "false");
    this.file.value = this.alt.value = "";
    this.take(null);
    this.say("");
    this.part("[data-open]").focus();
  }

  // The form around this box must not be sent by the Enter key.
  press(event) {
    if (event.key === "Escape") this.close();
    if (event.key !== "Enter" || event.target !== this.alt) return;
    event.preventDefault();
    this.send();
  }

  hover(event) {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    this.text.classList.add("picture-over");
  }

  // Text that comes with a picture, as from a spreadsheet, is what was meant.
  receive(event, what) {
    const found = pictures(what?.files);
    if (!found.length || what.getData("text/plain")) return;
    event.preventDefault();
    this.take(found[0]);
    this.open();
    if (found.length > 1) this.say("one");
  }

  // What was wrong was wrong of another file.
  change() {
    this.take(null);
    this.file.removeAttribute("aria-invalid");
    this.say("");
  }

  take(file) {
    const name = this.part("[data-pasted]");
    this.pasted = file;
    name.hidden = !file;
    name.textContent = file?.name ?? "";
    this.file.hidden = Boolean(file);
  }

  say(about, words = "") {
    const isWrong = Boolean(words) || ["noFile", "noAlt", "large", "ended", "failed"].includes(about);
    const said = words || this.place.dataset[about] || "";
    this.part("[data-wrong]").textContent = isWrong ? said : "";
    this.part("[data-told]").textContent = isWrong ? "" : said;
  }

  blame(field, about) {
    this.say(about);
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }

  async send() {
    const file = this.pasted ?? this.file.files[0];
    for (const field of [this.file, this.alt]) field.removeAttribute("aria-invalid");
    if (!file) return this.blame(this.file, "noFile");
    if (file.size > LARGEST) return this.blame(this.file, "large");
    if (!this.alt.value.trim()) return this.blame(this.alt, "noAlt");
    if (this.isBusy) return;
    this.isBusy = true;
    this.say("busy");
    try {
      await this.finish(await this.ask(file));
    } catch {
      this.say("failed");
    } finally {
      this.isBusy = false;
    }
  }

  ask(file) {
    const body = new FormData();
    body.append("file", file, "afbeelding");
    body.append("alt", this.alt.value);
    const headers = { "X-CSRFToken": this.text.form.elements.csrf_token.value };
    return fetch(this.place.dataset.pictures, { method: "POST", headers, body });
  }

  async finish(answer) {
    if (answer.status === RELOGIN) return this.say("ended");
    if (answer.status === TOO_LARGE) return this.say("large");
    const said = await answer.json(); // a page instead: the site is away, or this page too old
    if (!answer.ok) return this.say("", said.detail);
    this.close();
    this.insert(said.markdown);
    this.say("done");
  }

  // On a line of its own, where the cursor was; whoever keeps what is typed hears of it.
  insert(line) {
    const { selectionStart: at, selectionEnd: end, value } = this.text;
    const before = at && value[at - 1] !== "\n" ? "\n\n" : "";
    const after = value[end] === "\n" ? "" : "\n";
    this.text.focus();
    this.text.setRangeText(`${before}${line}${after}`, at, end, "end");
    this.text.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

for (const place of document.querySelectorAll("[data-pictures]")) {
  const text = place.closest("form")?.querySelector("textarea");
  if (text) new Adder(place, text).prepare();
}
