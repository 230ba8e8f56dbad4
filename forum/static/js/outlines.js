// Offers the outline of the kind that is chosen, and fills it in without leaving the page. What
// was written is never replaced, only an outline that nothing was added to.

const outlines = new Map(
  [...document.querySelectorAll("[data-outline-of]")].map((outline) => [
    outline.dataset.outlineOf,
    outline.content.textContent,
  ]),
);

for (const button of document.querySelectorAll("[data-outline]")) {
  const { form } = button;
  const { body } = form.elements;
  const place = button.closest(".outline");
  const isUntouched = () => {
    const text = body.value.trim();
    return !text || [...outlines.values()].some((outline) => outline.trim() === text);
  };
  const offer = () => {
    const outline = outlines.get(form.elements.kind.value);
    place.hidden = !outline || !isUntouched() || outline.trim() === body.value.trim();
  };
  button.addEventListener("click", (event) => {
    event.preventDefault();
    if (!isUntouched()) return;
    body.value = outlines.get(form.elements.kind.value);
    body.dispatchEvent(new Event("input", { bubbles: true }));
    body.focus();
    body.setSelectionRange(0, 0);
    body.scrollTop = 0;
  });
  form.addEventListener("input", offer);
  offer();
}
