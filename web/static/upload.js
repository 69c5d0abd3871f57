// Files are sent one by one, so that each row shows its stage and a refused file holds nobody up.
"use strict";

const form = document.getElementById("upload");
const input = document.getElementById("file");
const text = document.getElementById("text");
const address = document.getElementById("address");
const rows = document.getElementById("rows");
const drop = form.querySelector(".drop");
let unsent = 0;
let all = 0;

function waitingRow(name) {
  const row = rows.insertRow();
  const cell = row.insertCell();
  cell.className = "full";
  cell.appendChild(Object.assign(document.createElement("span"), { className: "name", textContent: name }));
  row.insertCell().textContent = form.dataset.queued;
  row.insertCell().className = "full";
  row.insertCell();
  return row;
}

function fields(name, value) {
  const data = new FormData();
  for (const kept of ["csrf", "submission"]) data.append(kept, form.elements[kept].value);
  data.append(name, value);
  return data;
}

async function send(row, data) {
  row.cells[1].textContent = form.dataset.reading;
  row.setAttribute("aria-busy", "true");
  try {
    const headers = { "X-Requested-With": "upload.js" };
    const answer = await fetch(form.action, { method: "POST", body: data, headers });
    if (!answer.ok) throw new Error(answer.statusText);
    row.outerHTML = await answer.text();
    history.replaceState(null, "", form.dataset.page); // reloaded or reopened, the page tells of what was sent
  } catch {
    row.removeAttribute("aria-busy");
    row.cells[1].textContent = form.dataset.failed;
    row.cells[2].textContent = form.dataset.remedy;
  }
}

async function submit() {
  const waiting = [...input.files].map((file) => [waitingRow(file.name), fields("file", file)]);
  if (text.value.trim()) waiting.push([waitingRow(form.querySelector("summary").textContent), fields("text", text.value)]);
  if (address.value.trim()) waiting.push([waitingRow(address.value), fields("address", address.value)]);
  document.getElementById("results").hidden = rows.rows.length === 0;
  form.reset();
  unsent += waiting.length;
  all += waiting.length;
  for (const [row, data] of waiting) {
    progress();
    await send(row, data);
    unsent -= 1;
  }
  progress();
}

function progress() {
  if (all > 1) document.getElementById("chosen").textContent = form.dataset.progress.replace("…", all - unsent).replace("…", all);
}

form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
input.addEventListener("change", submit);
// what was sent is safe, what was not would be lost
addEventListener("beforeunload", (event) => { if (unsent) event.preventDefault(); });
drop.addEventListener("dragover", (event) => event.preventDefault());
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  input.files = event.dataTransfer.files;
  submit();
});
for (const type of ["dragenter", "dragover"]) drop.addEventListener(type, () => drop.classList.add("over"));
for (const type of ["dragleave", "drop"]) drop.addEventListener(type, () => drop.classList.remove("over"));
