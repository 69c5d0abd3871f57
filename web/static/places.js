// Where a selection stands in the release's text: characters from its beginning, as the server counts them.
"use strict";

function placeOf(node, offset) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.start) + [...before.toString()].length;
}

function placesOf(range) {
  const start = placeOf(range.startContainer, range.startOffset);
  const stop = placeOf(range.endContainer, range.endOffset);
  return start !== null && stop !== null ? `${start}-${stop}` : "";
}
