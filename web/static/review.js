// Review by keys, in any layout; every key has its button, and a tick switches the keys off.
"use strict";

const reject = document.getElementById("reject");
const press = (id) => () => document.getElementById(id)?.click();
const KEYS = {
  Enter: press("accept"),
  KeyE: press("correct"),
  KeyX: () => { reject.open = !reject.open; if (reject.open) reject.querySelector("button").focus(); },
  KeyZ: press("undo"),
  ArrowRight: press("skip"),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || help.open || !keysOn()) return;
  if (event.code === "Enter" && event.target.closest("a, button, summary, input")) return;
  const reason = /^(Digit|Numpad)([1-9])$/.exec(event.code);
  const act = reason && reject?.open ? () => reject.querySelectorAll("button")[reason[2] - 1]?.click() : KEYS[event.code];
  if (!act) return;
  event.preventDefault();
  act();
});

document.querySelector("[data-submits]")?.addEventListener("change", (event) => event.target.form.requestSubmit());
