// The API's description as a page on which it can be tried.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  SwaggerUIBundle({ url: document.getElementById("docs").dataset.document, dom_id: "#docs", validatorUrl: null });
});
