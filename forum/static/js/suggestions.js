// While a title is typed: which conversations and fact sheets are about the same.

const PAUSE = 500; // milliseconds without typing
const SHORTEST = 3;

const box = document.querySelector("[data-suggestions]");
const title = box?.closest("form").elements.title;
const button = box?.querySelector("button");
const list = box?.querySelector("[data-suggestions-list]");
const told = box?.querySelector("[data-suggestions-told]");
let last = "";

async function look() {
  const asked = title.value.trim();
  last = asked;
  const url = new URL(box.dataset.suggestions, location.href);
  url.searchParams.set("q", asked);
  const answer = await fetch(url);
  if (!answer.ok || answer.redirected) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (last === asked) show(page.body);
}

function show(found) {
  list.replaceChildren(...found.childNodes);
  told.textContent = list.querySelector("[data-count]").textContent.trim();
}

function prepare() {
  let timer;
  title.addEventListener("input", () => {
    clearTimeout(timer);
    const typed = title.value.trim();
    if (typed.length < SHORTEST || typed === last) return;
    timer = setTimeout(() => look().catch(() => {}), PAUSE);
  });
  button.addEventListener("click", (event) => {
    if (!title.value.trim()) return;
    event.preventDefault();
    look().catch(() => title.form.requestSubmit(button));
  });
}

if (title) prepare();
