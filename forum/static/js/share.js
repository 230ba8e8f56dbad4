// The link to a message: selected when one comes to it, and copied at a press.

const words = document.querySelector("script[data-copied]").dataset;

function prepare(field) {
  field.addEventListener("focus", () => field.select());
  const button = field.parentElement.querySelector("button");
  if (!navigator.clipboard) return; // only where the address is a safe one
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      const told = document.createElement("p");
      told.textContent = words.copied;
      document.querySelector(".told").replaceChildren(told);
      button.textContent = words.copied;
    } catch {
      field.focus(); // selected, to copy by hand
    }
  });
}

document.querySelectorAll("[data-link]").forEach(prepare);
