// A slider beside each score. Moving it fills in the number; an empty number stays empty.

for (const field of document.querySelectorAll("[data-score]")) {
  const number = field.querySelector("input[type=number]");
  const label = field.querySelector("label");
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: number.min, max: number.max, step: 1 });
  slider.setAttribute("aria-label", label.textContent);
  slider.setAttribute("aria-describedby", number.getAttribute("aria-describedby"));
  const beside = document.createElement("div");
  beside.className = "beside";
  number.replaceWith(beside);
  beside.append(number, slider);
  const follow = () => {
    slider.value = number.value || Math.floor(number.max / 2);
    slider.classList.toggle("untouched", !number.value);
    slider.setAttribute("aria-valuetext", number.value || field.closest("form").dataset.empty);
  };
  const take = () => {
    number.value = slider.value;
    follow();
  };
  slider.addEventListener("input", take);
  slider.addEventListener("click", take); // where it stands already nothing moves
  number.addEventListener("input", follow);
  follow();
}
