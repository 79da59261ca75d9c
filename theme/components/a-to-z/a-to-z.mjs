// Narrows the A to Z by the words in the search box of the same page, and by ?q= in the address.
import { fold, hasAll, later, say, wordsOf } from "../../assets/filter.mjs";

const root = document.querySelector("[data-a-to-z]");
const field = document.querySelector("main input[name=q]");
const items = [...root.querySelectorAll("[data-words]")].map((element) => ({
  element,
  text: fold(`${element.textContent} ${element.dataset.words}`),
}));
const letters = [...root.querySelectorAll("[data-a-to-z-letter]")];
const part = (name) => root.querySelector(`[data-a-to-z-${name}]`);

const announce = (count, asked) => {
  part("count").textContent = asked ? say(root, "count", count) : "";
};
const announceLater = later(announce);

const show = (typed, tell) => {
  const words = wordsOf(typed);
  let count = 0;
  for (const { element, text } of items) {
    element.hidden = !hasAll(text, words);
    if (!element.hidden) count += 1;
  }
  for (const letter of letters) letter.hidden = !letter.querySelector("[data-words]:not([hidden])");
  part("letters").hidden = words.length > 0;
  part("empty").hidden = count > 0;
  tell(count, words.length > 0);
};

const asked = () => new URLSearchParams(location.search).get("q") ?? "";
const restore = () => {
  if (field) field.value = asked();
  show(asked(), announce);
};

field?.addEventListener("input", () => {
  const typed = field.value.trim();
  history.replaceState(null, "", typed ? `?${new URLSearchParams({ q: typed })}` : location.pathname);
  show(field.value, announceLater);
});
field?.form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", restore);
restore();
