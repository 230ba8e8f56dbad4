// Puts what somebody said above an answer, without leaving the page: a whole message by its link,
// or the part of it that is selected.

const field = document.querySelector("#reageren textarea");
const button = document.querySelector("template[data-quote-here]")?.content.firstElementChild.cloneNode(true);
let offered = null; // what the button stands beside
let held = null; // what was selected when the mouse went down, which takes the selection away

/** The selected words and the message they are in; null when they are of more than one. */
function selection() {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0).cloneRange();
  const start = range.startContainer;
  const prose = (start.closest ? start : start.parentElement).closest(".post .prose");
  const post = prose?.closest(".post");
  if (!post || !linkOf(post)) return null;
  // Three clicks select a paragraph, and the place before the next one, which may be elsewhere.
  if (!prose.contains(range.endContainer)) range.setEnd(prose, prose.childNodes.length);
  const text = chosen.toString().trim();
  return text && bare(text) === bare(range.toString()) ? { post, range, text } : null;
}

const bare = (text) => text.replace(/\s+/g, "");
const linkOf = (post) => post.querySelector("a[data-quote]");

function quoted({ post, text }) {
  const lines = text.split("\n").map((line) => `> ${line}`.trimEnd());
  return `${linkOf(post).dataset.quote}\n\n${lines.join("\n")}\n\n`;
}

/** Below what is there already. */
function insert(words) {
  const end = field.value.trimEnd().length;
  const text = (end ? "\n\n" : "") + words;
  field.focus();
  field.setSelectionRange(end, field.value.length);
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, end, field.value.length, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.scrollTop = field.scrollHeight;
  field.closest("section").scrollIntoView();
}

/** The quote that the page behind this link begins its answer with. */
async function fetched(link) {
  const answer = await fetch(link.href);
  if (!answer.ok || answer.redirected) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("#reageren textarea").value;
}

async function quote(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const link = event.currentTarget;
  const part = [selection(), held].find((one) => one && linkOf(one.post) === link);
  held = null;
  try {
    insert(part ? quoted(part) : await fetched(link));
  } catch {
    location.assign(link.href); // the page itself says what is the matter
  }
  hide();
}

function place(part) {
  offered = part;
  part.post.querySelector(".prose").after(button);
  const [words, around] = [part.range.getBoundingClientRect(), button.offsetParent.getBoundingClientRect()];
  const room = around.width - button.offsetWidth;
  button.style.top = `${words.bottom - around.top + 4}px`;
  button.style.left = `${Math.max(0, Math.min(words.left - around.left, room))}px`;
}

function hide() {
  button.remove();
}

function follow() {
  if (document.activeElement === button || button.matches(":hover")) return;
  const part = selection();
  if (part) place(part);
  else hide();
}

function prepare() {
  let timer;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(follow, 200);
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    insert(quoted(offered));
    hide();
  });
  for (const link of document.querySelectorAll("a[data-quote]")) {
    link.addEventListener("mousedown", () => (held = selection()));
    link.addEventListener("click", quote);
  }
}

if (field && button) prepare();
