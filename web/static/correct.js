// Words selected in the release's text go into the field that had the focus last, with their place.
"use strict";

const form = document.getElementById("correction");
const text = document.querySelector(".doc");
const hint = document.getElementById("pick");
let field = null;

function aim(target) {
  field = target.matches("[data-pick]") ? target : null;
  const name = field && (field.labels[0]?.firstChild.textContent ?? field.getAttribute("aria-label"));
  hint.textContent = name ? hint.dataset.hint.replace("…", name.trim()) : hint.dataset.none;
}

function take() {
  const selection = getSelection();
  if (!field || selection.isCollapsed || !text.contains(selection.anchorNode)) return;
  const range = selection.getRangeAt(0);
  const words = range.toString().replace(/\s+/g, " ").trim();
  if (!words) return;
  if (field.dataset.pick === "add") field.value = [field.value.trimEnd(), words].filter(Boolean).join("\n");
  else field.value = words;
  const hidden = form.elements[`${field.name}_place`];
  if (hidden) hidden.value = placesOf(range);
  selection.removeAllRanges();
}

form.addEventListener("focusin", (event) => aim(event.target));
// whoever was quicker than this script stays where they are
if (form.contains(document.activeElement)) aim(document.activeElement);
else if (form.dataset.first) form.elements[form.dataset.first].focus();
text.scrollTop = (text.querySelector("mark")?.offsetTop ?? 0) - text.clientHeight / 3;
text.addEventListener("mouseup", take);
text.addEventListener("touchend", () => setTimeout(take));
form.addEventListener("input", (event) => {
  const hidden = form.elements[`${event.target.name}_place`];
  if (hidden) hidden.value = "";
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey) form.requestSubmit();
});
