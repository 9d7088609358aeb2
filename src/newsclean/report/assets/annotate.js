// Switches the marks of an annotated page on and off. The page stands in a frame in which no script runs; this one only changes classes of its elements.
"use strict";
(() => {
  const frame = document.querySelector("iframe");
  const boxes = [...document.querySelectorAll("input[data-group]")];
  const everything = document.querySelector("input[data-all]");
  const marksOf = (group) => [...frame.contentDocument.getElementsByClassName(`nc-g${group}`)];
  const places = new Map(); // group -> the number of the mark that was shown last
  document.documentElement.classList.add("scripted");

  function show(box) {
    for (const mark of marksOf(box.dataset.group)) mark.classList.toggle("nc-off", !box.checked);
  }

  function next(group) {
    const marks = marksOf(group).filter((mark) => mark.getClientRects().length); // those that the page shows
    for (const mark of [...frame.contentDocument.getElementsByClassName("nc-now")]) mark.classList.remove("nc-now");
    if (!marks.length) return;
    const at = ((places.get(group) ?? -1) + 1) % marks.length;
    places.set(group, at);
    marks[at].classList.add("nc-now");
    marks[at].scrollIntoView({ block: "center" });
  }

  for (const box of boxes) box.addEventListener("change", () => show(box));
  everything?.addEventListener("change", () => {
    for (const box of boxes.filter((one) => one.dataset.removed !== undefined)) {
      box.checked = everything.checked;
      show(box);
    }
  });
  document.querySelector("input[data-styles]").addEventListener("change", (event) => {
    frame.contentDocument.querySelector("style").disabled = !event.target.checked;
  });
  for (const button of document.querySelectorAll("button[data-next]")) button.addEventListener("click", () => next(button.dataset.next));
})();
