// The link to a new decision takes the words along that are selected in the release's text.
"use strict";

const missed = document.getElementById("missed");

missed.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection would be lost
missed.addEventListener("click", () => {
  const selection = getSelection();
  const place = selection.isCollapsed ? "" : placesOf(selection.getRangeAt(0));
  missed.search = place ? `?place=${place}` : "";
});
