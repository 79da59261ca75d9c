// The link works without this. Here it also takes this page's place in the history, so that "back" does not lead here,
// and Shift pressed three times within two seconds does the same from anywhere on the page.
const link = document.querySelector("[data-exit]");
const leave = () => {
  document.body.hidden = true;
  location.replace(link.href);
};
let presses = [];
link.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift") {
    presses = [];
    return;
  }
  const now = performance.now();
  presses = [...presses, now].filter((time) => now - time < 2000);
  if (presses.length === 3) leave();
});
link.querySelector("[data-exit-hint]").hidden = false;
// A page kept by the browser for "back" would come back blank.
addEventListener("pageshow", () => {
  document.body.hidden = false;
});
