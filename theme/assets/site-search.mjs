// The search of the whole site: services, pages and explained words, ranked as in every finder. What the address asks for is
// searched for at once; the letters come back when the box is empty. Fetched by the A to Z when a reader first uses its search box.
import { asked, find, reasons } from "./engine.mjs";
import { announcer, hide, later, say } from "./filter.mjs";
import { loadIndex } from "./finder-data.mjs";
import { watchAddress, writeAddress } from "./form-state.mjs";
import { createResults, foundUnder } from "./results.mjs";

const locale = document.documentElement.lang || "en";
const root = document.querySelector("[data-a-to-z]");
const field = document.querySelector("main input[name=q]");
const part = (name) => root.querySelector(`[data-a-to-z-${name}]`);
const list = root.querySelector("[data-results]");
const results = createResults(list);
let index = null;

const [announce, announceLater] = announcer(part("count"));

const paint = (words, tell) => {
  const answer = find(index, { words });
  const count = answer.found.length;
  results.show(index, words.length ? answer.found : null, (entry) => foundUnder(list, index, reasons(index, answer, entry)), answer.seen);
  hide(part("list"), words.length > 0);
  hide(part("empty"), !words.length || count > 0);
  if (!words.length) tell("");
  else tell(count ? say(root, answer.least === words.length ? "count" : answer.most === words.length ? "part" : "some", count) : part("empty").firstElementChild.textContent);
};

const read = () => asked(field.value, root.dataset.smallWords, locale);

const prepare = async () => {
  try {
    const loaded = await loadIndex(list.dataset.home, locale);
    if (!index) loaded.whole.then(() => read().length && paint(read(), announceLater));
    index = loaded.index;
  } catch {
    part("failed").hidden = false;
    return false;
  }
  part("failed").hidden = true;
  return true;
};

const show = async (tell) => {
  if (!index && !read().length) return;
  if (await prepare()) paint(read(), tell);
};

// Not at every letter: for a browser a new address is more work than a new list.
const writeNow = () => writeAddress(field.form), writeSoon = later(writeNow);

field.addEventListener("input", () => {
  writeSoon();
  show(announceLater);
});
field.addEventListener("change", writeNow); // to leave the field may be to leave the page
field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  show(announce);
});
watchAddress(field.form, () => show(announce));
writeNow(); // of what was typed while this script was on its way
prepare().then((isReady) => isReady && read().length && paint(read(), announce));
