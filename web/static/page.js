// Every page: words and what was read from them light each other up; the colour scheme; clean addresses.
"use strict";

const lit = (key) => [...document.querySelectorAll("[data-f]")].filter((e) => e.dataset.f.split(" ").includes(key));
const innermost = (element) => element.dataset.f.split(" ")[0];
let pinned = null;
let byKeys = false;
let rests = "";

function show(key) {
  document.querySelectorAll("[data-f].on").forEach((element) => element.classList.remove("on"));
  if (key) lit(key).forEach((element) => element.classList.add("on"));
}

function marked(event) {
  return event.target.closest?.("[data-f]");
}

const point = (event) => show(marked(event) ? innermost(marked(event)) : pinned);

document.addEventListener("focusin", point);
document.addEventListener("mouseover", (event) => { if (!byKeys) point(event); });

// a page that keys scroll under a resting mouse is not pointed at
document.addEventListener("keydown", () => { byKeys = true; });
document.addEventListener("mousemove", (event) => {
  const place = `${event.clientX} ${event.clientY}`;
  if (byKeys && place !== rests) point(event);
  if (place !== rests) byKeys = false;
  rests = place;
});

document.addEventListener("click", (event) => {
  if (!marked(event) || event.target.closest("a")) return;
  pinned = pinned === innermost(marked(event)) ? null : innermost(marked(event));
  show(pinned);
  const other = lit(pinned).find((element) => element.matches(".w, mark") !== marked(event).matches(".w, mark"));
  other?.scrollIntoView({ block: "nearest" });
});

document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  root.dataset.bsTheme = (root.dataset.bsTheme ?? system) === "dark" ? "light" : "dark";
  document.cookie = `theme=${root.dataset.bsTheme}; path=/; max-age=31536000; samesite=lax`;
});

// a form's empty fields ask for nothing and stay out of the address
document.addEventListener("htmx:configRequest", (event) => {
  const parameters = event.detail.parameters;
  for (const name of Object.keys(parameters)) if (parameters[name] === "") delete parameters[name];
});

// a search that is not understood comes back with a hint in place of its results
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 422) Object.assign(event.detail, { shouldSwap: true, isError: false });
});

// what rows of the log show: at once here, and by a cookie on every page to come
document.addEventListener("change", (event) => {
  const word = event.target.dataset?.view;
  if (!word) return;
  event.stopPropagation();
  const rows = document.querySelector(".rows");
  rows?.classList.toggle(word, event.target.checked !== ("shows" in event.target.dataset));
  const chosen = [...(rows?.classList ?? [])].filter((name) => name !== "rows").join(".");
  document.cookie = `view=${chosen}; path=/; max-age=31536000; samesite=lax`;
}, true);
