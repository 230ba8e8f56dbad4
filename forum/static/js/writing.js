// A row of buttons above a box for writing, that put the signs of Markdown where one would type
// them. Their words come from the page, and what they do can be undone like typing.

const MARKS = { bold: "**", italic: "*" };
const LINES = { list: "- ", quote: "> " };
const ADDRESS = "https://";

/** Puts `text` in place of what is between, and then selects some of it. */
function put(field, text, [start, end], [from, to]) {
  field.focus();
  field.setSelectionRange(start, end);
  // Old, but the only way that the browser itself can undo.
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, start, end, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.setSelectionRange(start + from, start + to);
}

/** What is selected, without the blanks around it. */
function selected({ value, selectionStart, selectionEnd }) {
  const text = value.slice(selectionStart, selectionEnd);
  const start = selectionStart + text.length - text.trimStart().length;
  return text.trim() ? [start, start + text.trim().length] : [selectionStart, selectionStart];
}

/** Of three signs on both sides two are bold, and the third is what is inside. */
function isMarked(value, [start, end], sign) {
  const before = /\**$/.exec(value.slice(0, start))[0].length;
  const after = /^\**/.exec(value.slice(end))[0].length;
  const both = Math.min(before, after);
  return sign.length === 2 ? both >= 2 : both % 2 === 1;
}

function mark(field, sign, word) {
  const [start, end] = selected(field);
  const text = field.value.slice(start, end) || word;
  const size = sign.length;
  if (isMarked(field.value, [start, end], sign)) {
    put(field, field.value.slice(start, end), [start - size, end + size], [0, end - start]);
  } else {
    put(field, sign + text + sign, [start, end], [size, size + text.length]);
  }
}

function prefix(field, sign) {
  const { value, selectionStart, selectionEnd } = field;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const next = value.indexOf("\n", selectionEnd);
  const end = next < 0 ? value.length : next;
  const lines = value.slice(start, end).split("\n");
  const has = lines.every((line) => line.startsWith(sign));
  const text = lines.map((line) => (has ? line.slice(sign.length) : sign + line)).join("\n");
  put(field, text, [start, end], lines.length > 1 ? [0, text.length] : [text.length, text.length]);
}

function link(field, word) {
  const [start, end] = selected(field);
  const text = field.value.slice(start, end);
  const isAddress = /^(https?:\/\/|www\.)\S+$/i.test(text);
  const name = isAddress ? word : text || word;
  const address = isAddress ? text.replace(/^www\./i, `${ADDRESS}www.`) : ADDRESS;
  const place = isAddress ? [1, 1 + name.length] : [name.length + 3, name.length + 3 + address.length];
  put(field, `[${name}](${address})`, [start, end], place);
}

function shape(field, { shape, word }) {
  if (shape in MARKS) mark(field, MARKS[shape], word);
  else if (shape in LINES) prefix(field, LINES[shape]);
  else link(field, word);
}

function prepare(template) {
  const field = template.closest(".composer").querySelector("textarea");
  const bar = template.content.cloneNode(true);
  const buttons = [...bar.querySelectorAll("button")];
  for (const button of buttons) button.addEventListener("click", () => shape(field, button.dataset));
  field.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const button = buttons.find(({ dataset }) => dataset.key === event.key.toLowerCase());
    if (!button) return;
    event.preventDefault();
    shape(field, button.dataset);
  });
  field.before(bar);
}

for (const bar of document.querySelectorAll("template[data-toolbar]")) prepare(bar);
