// The log's search field: names of the log for the word that is being typed, behind `орган:` and its like or alone.
"use strict";

const field = document.getElementById("q");
const names = document.getElementById("names");
const kinds = { "орган": "organization", "исполнитель": "organization", "человек": "person", "инициатива": "initiative" };
const typing = /^(.*?)(?:(орган|исполнитель|человек|инициатива):)?([^\s:"«»*-]{2,})$/i;
let asked = 0;

async function complete() {
  const [, before, name, word] = field.value.match(typing) ?? [];
  if (!word) return names.replaceChildren();
  const turn = ++asked;
  const query = new URLSearchParams({ kind: kinds[name?.toLowerCase()] ?? "organization", prefix: word, limit: 8 });
  const answer = await fetch(`${field.dataset.entities}?${query}`);
  if (!answer.ok || turn !== asked) return;
  const { items } = await answer.json();
  names.replaceChildren(...items.map((item) => {
    const value = `${before}${name ? `${name}:` : ""}"${item.name.replaceAll('"', "").replaceAll(/[«»„“”]/g, "")}"`;
    // browsers show what has the typed text in value or label
    return Object.assign(document.createElement("option"), { value, label: `${field.value} → ${item.name}` });
  }));
}

field?.addEventListener("input", complete);
