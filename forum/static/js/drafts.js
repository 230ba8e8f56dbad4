// Keeps what is being typed as a draft, and says so in the words of the page. The draft is on the
// server; in the browser nothing of it stays, for others may use this computer too.

const PAUSE = 1500; // milliseconds without a key
const AGAIN = 10000; // between two tries, while it does not get through
const SMALL = 10000; // characters that surely fit in what a closing page may still send
const PATIENCE = 3000; // that posting waits for a draft on its way

const name = (page) => page.querySelector(".account summary")?.textContent.trim();

/** New form tokens after logging in again; false while nobody is logged in. */
async function renew(address) {
  const answer = await fetch(address, { redirect: "manual" });
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (name(page) !== name(document)) throw new SomebodyElse();
  const token = page.querySelector("input[name=csrf_token]").value;
  document.querySelectorAll("input[name=csrf_token]").forEach((field) => (field.value = token));
  return true;
}

class SomebodyElse extends Error {}

class Keeper {
  constructor(box) {
    this.key = box.dataset.draft;
    this.form = box.closest("form");
    this.part = box.querySelector(".drafting");
    this.button = this.find("[data-save]");
    this.turn = Promise.resolve();
    this.isDirty = this.isBusy = this.isSent = this.isStuck = false;
    this.theirs = null;
    this.listen();
  }

  find(what) {
    return this.part.querySelector(what);
  }

  get versions() {
    return document.querySelectorAll(`[data-draft-version="${this.key}"]`);
  }

  listen() {
    this.form.addEventListener("input", () => this.note());
    this.form.addEventListener("focusout", (event) => this.rest(event));
    this.form.addEventListener("submit", (event) => this.leave(event));
    this.button.addEventListener("click", (event) => this.saveNow(event));
    this.find("[data-mine]").addEventListener("click", () => this.choose(false));
    this.find("[data-theirs]").addEventListener("click", () => this.choose(true));
    document.addEventListener("visibilitychange", () => document.hidden && this.save());
    addEventListener("pagehide", () => this.saveAtLast());
    addEventListener("pageshow", () => (this.isSent = false));
    addEventListener("beforeunload", (event) => this.isStuck && !this.isSent && event.preventDefault());
    for (const moment of ["focus", "online"]) addEventListener(moment, () => this.isStuck && this.save());
    const discards = document.querySelector(`form[data-discards="${this.key}"]`);
    discards?.addEventListener("submit", () => (this.isSent = true));
  }

  note() {
    this.isDirty = true;
    this.later(PAUSE);
  }

  /** Unless it is to press a button, which may well be the one that posts. */
  rest(event) {
    if (this.isDirty && event.relatedTarget?.type !== "submit") this.save();
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  saveNow(event) {
    event.preventDefault();
    this.isDirty = true;
    this.isAsked = true;
    this.save();
  }

  /** One at a time, or a window would take itself for another. */
  save() {
    clearTimeout(this.timer);
    this.turn = this.turn.then(() => this.send());
    return this.turn;
  }

  get mustWait() {
    return !this.isDirty || this.isSent || this.theirs;
  }

  async send() {
    if (this.mustWait) return;
    this.isBusy = true;
    this.isDirty = false;
    try {
      await this.hear(await this.put());
    } catch (error) {
      this.fail(this.reason(error));
    } finally {
      this.isBusy = false;
    }
  }

  reason(error) {
    if (error instanceof SomebodyElse) return "somebodyElse";
    return error instanceof TypeError ? "offline" : "away";
  }

  /** Small enough, it also arrives when the page is closed meanwhile. */
  put(isKnown = true) {
    const headers = { Accept: "application/json" };
    const keepalive = this.form.elements.body.value.length < SMALL;
    const body = this.typed(isKnown);
    return fetch(this.button.formAction, { method: "POST", headers, body, keepalive });
  }

  /** All texts of the form, without the files. */
  typed(isKnown = true) {
    const all = new FormData(this.form);
    for (const field of new Set(all.keys())) {
      if (all.getAll(field).some((value) => typeof value !== "string")) all.delete(field);
    }
    if (!isKnown) all.delete("draft_version");
    return all;
  }

  async hear(answer, isRenewed = false) {
    if ([400, 401].includes(answer.status)) {
      const isBack = !isRenewed && (await renew(this.part.dataset.list));
      return isBack ? this.hear(await this.put(), true) : this.fail("loggedOut");
    }
    if (answer.status === 429 || answer.status >= 500) return this.fail("away");
    const said = await answer.json();
    this.isStuck = false;
    if (answer.status === 412) return this.differ(said);
    if (!answer.ok) return this.say(said.detail);
    this.know(said.version);
    this.tell(said.told || (this.isAsked ? this.part.dataset.nothing : ""));
    this.isAsked = false;
    if (this.isDirty) this.later(PAUSE);
  }

  know(version) {
    this.versions.forEach((field) => (field.value = version));
  }

  /** What is not kept stays to be kept; leaving the page is asked about meanwhile. */
  fail(why) {
    this.isDirty = this.isStuck = true;
    this.say(this.part.dataset[why]);
    this.later(AGAIN);
  }

  /** Aloud for what asks for something, and the first time; silent from then on. */
  say(words) {
    const loud = this.find("[data-loud]");
    if (loud.textContent !== words) loud.textContent = words;
    this.find("[data-quiet]").textContent = "";
    this.isTold = false;
  }

  tell(words) {
    if (!this.isTold) this.say(words);
    else if (this.find("[data-loud]").textContent !== words) {
      this.find("[data-loud]").textContent = "";
      this.find("[data-quiet]").textContent = words;
    }
    this.isTold = Boolean(words);
  }

  differ(said) {
    this.isDirty = this.isStuck = true;
    this.theirs = said;
    const { title, body } = said.fields;
    this.find("[data-both] textarea").value = [title, body].filter(Boolean).join("\n\n");
    this.find("[data-both]").hidden = false;
    this.say(this.part.dataset.differs);
  }

  choose(isTheirs) {
    const { version, fields } = this.theirs;
    this.theirs = null;
    this.isStuck = false;
    this.know(version);
    this.find("[data-both]").hidden = true;
    if (isTheirs) this.fill(fields);
    this.isDirty = true;
    this.save();
    this.form.elements.body.focus();
  }

  fill(fields) {
    for (const [field, text] of Object.entries(fields)) {
      const place = this.form.elements[field];
      if (field === "tags") this.tick(text.split("\n"));
      else if (place?.type === "checkbox") place.checked = Boolean(text);
      else if (place) place.value = text;
    }
  }

  tick(tags) {
    for (const box of this.form.querySelectorAll("input[name=tags]")) box.checked = tags.includes(box.value);
  }

  /** What is posted is no draft any more, so none may arrive after it. */
  async leave(event) {
    if (event.defaultPrevented || event.submitter?.hasAttribute("formaction")) return;
    this.isSent = true;
    clearTimeout(this.timer);
    if (!this.isBusy) return;
    event.preventDefault();
    await Promise.race([this.turn, new Promise((done) => setTimeout(done, PATIENCE))]);
    this.isBusy = false;
    this.form.requestSubmit(event.submitter);
  }

  /** A window that closes cannot wait for its turn. */
  saveAtLast() {
    if (this.mustWait) return;
    this.isDirty = false;
    this.put(!this.isBusy).then((answer) => answer.ok && this.hear(answer), () => {});
  }
}

for (const box of document.querySelectorAll(".composer[data-draft]")) new Keeper(box);
