// Words selected in the release's text go into the field that had the focus last, with their place.
"use strict";

const form = document.getElementById("correction");
const text = document.querySelector(".doc");
const hint = document.getElementById("pick");
let field = null;

form.addEventListener("focusin", (event) => {
  field = event.target.matches("[data-pick]") ? event.target : null;
  const name = field && (field.labels[0]?.firstChild.textContent ?? field.getAttribute("aria-label"));
  hint.textContent = name ? hint.dataset.hint.replace("…", name.trim()) : hint.dataset.none;
});

// characters from the beginning of the release's text to a point inside one of its paragraphs
function place(node, offset) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.start) + [...before.toString()].length;
}

function take() {
  const selection = getSelection();
  if (!field || selection.isCollapsed || !text.contains(selection.anchorNode)) return;
  const range = selection.getRangeAt(0);
  const words = range.toString().replace(/\s+/g, " ").trim();
  const start = place(range.startContainer, range.startOffset);
  const stop = place(range.endContainer, range.endOffset);
  if (!words) return;
  if (field.dataset.pick === "add") field.value = [field.value.trimEnd(), words].filter(Boolean).join("\n");
  else field.value = words;
  const hidden = form.elements[`${field.name}_place`];
  if (hidden) hidden.value = start !== null && stop !== null ? `${start}-${stop}` : "";
  selection.removeAllRanges();
}

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
