// What makes reading easier; every page can be read without it.
"use strict";

// The words and the note of a claim light up together; a click on the words leads to the note.
function pairWordsWithNotes() {
  const text = document.querySelector(".text");
  if (!text) return;
  const light = (numbers) => {
    for (const lit of document.querySelectorAll(".near")) lit.classList.remove("near");
    for (const number of numbers) {
      document.getElementById("n-" + number)?.classList.add("near");
      for (const piece of text.querySelectorAll("[data-notes]")) {
        if (piece.dataset.notes.split(" ").includes(number)) piece.classList.add("near");
      }
    }
  };
  text.addEventListener("click", (event) => {
    const piece = event.target.closest("[data-notes]");
    if (!piece || event.target.closest("a")) return;
    const numbers = piece.dataset.notes.split(" ");
    light(numbers);
    document.getElementById("n-" + numbers[0])?.scrollIntoView({ block: "nearest" });
  });
  for (const note of document.querySelectorAll("[data-note]")) {
    note.addEventListener("mouseenter", () => light([note.dataset.note]));
    note.addEventListener("focusin", () => light([note.dataset.note]));
  }
}

// "/" goes to the search field, as in other works of reference.
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.target.isContentEditable;
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.getElementById("find").focus();
  }
});

pairWordsWithNotes();
