// Narrows the A to Z by the words in the search box of the same page, and by ?q= in the address.
// Where nothing has all the words, what has the most of them is shown.
import { fold, later, say, wordsOf } from "../../assets/filter.mjs";

const root = document.querySelector("[data-a-to-z]");
const field = document.querySelector("main input[name=q]");
const items = [...root.querySelectorAll("[data-words]")].map((element) => ({
  element,
  text: fold(`${element.textContent} ${element.dataset.words}`),
}));
const letters = [...root.querySelectorAll("[data-a-to-z-letter]")];
const part = (name) => root.querySelector(`[data-a-to-z-${name}]`);

const announce = (count, name) => {
  part("count").textContent = name && count ? say(root, name, count) : "";
};
const announceLater = later(announce);

const show = (typed, tell) => {
  const words = wordsOf(typed, root.dataset.smallWords);
  const hits = items.map(({ text }) => words.filter((word) => text.includes(word)).length);
  const best = Math.max(...hits);
  let count = 0;
  items.forEach(({ element }, number) => {
    element.hidden = words.length > 0 && (best === 0 || hits[number] < best);
    if (!element.hidden) count += 1;
  });
  for (const letter of letters) letter.hidden = !letter.querySelector("[data-words]:not([hidden])");
  part("letters").hidden = words.length > 0;
  part("empty").hidden = count > 0;
  tell(count, words.length && (best === words.length ? "count" : "some"));
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
