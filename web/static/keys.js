// Keys of every page: what they are, and a tick that switches them off for whoever is hindered by them.
"use strict";

const help = document.getElementById("help");
const keysOn = () => localStorage.getItem("keys") !== "off";
const ticks = document.querySelectorAll("[data-keys]");

for (const tick of ticks) {
  tick.checked = keysOn();
  tick.addEventListener("change", () => {
    localStorage.setItem("keys", tick.checked ? "on" : "off");
    for (const other of ticks) other.checked = tick.checked;
  });
}

document.getElementById("show-help").addEventListener("click", () => help.showModal());

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || help.open || !keysOn()) return;
  const search = document.getElementById("q") ?? document.getElementById("find");
  const act = { "?": () => help.showModal(), "/": () => search?.focus() }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
