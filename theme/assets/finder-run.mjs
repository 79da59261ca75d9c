// Narrows a finder that is already complete: OR within a facet, AND between facets, words ranked by how well they fit.
// The state is in the address, so "back" works and a link can be sent. Focus stays where it is.
import { asked, find, reasons } from "./engine.mjs";
import { afterFrame, announcer, hide, later, onceAfterFrame, say, write } from "./filter.mjs";
import { loadIndex } from "./finder-data.mjs";
import { openState } from "./hours.mjs";
import { createResults, foundUnder } from "./results.mjs";
import { addAddress, addressOf, isWritten, watchAddress, writeAddress } from "./form-state.mjs";
import { watchPostcode } from "./postcode.mjs";

const locale = document.documentElement.lang || "en";
const names = new Intl.ListFormat(locale, { type: "unit", style: "short" });
const part = (root, name) => root.querySelector(`[data-finder-${name}]`);

/** Starts the finder of a page, whose form shows what is asked. */
export const start = (root) => {
  const form = part(root, "form"), field = form.elements.q, status = part(root, "count"), clearing = part(root, "clear");
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const facets = [...root.querySelectorAll("[data-finder-facet]")];
  const own = new Map([...root.querySelectorAll("[data-service]")].map((item) => [item.dataset.service, item.firstElementChild]));
  const open = form.querySelector("[data-finder-live]");
  const found = root.querySelector("[data-results=found]");
  const lists = Object.fromEntries(
    [...root.querySelectorAll("[data-results]")].map((list) => [list.dataset.results, createResults(list, own, list === found ? 20 : 6)]),
  );
  const total = Number(root.dataset.total);
  const label = (box) => part(box.parentElement, "label").textContent;
  const facetOf = (box) => box.dataset.finderLive ?? box.name;
  const termOf = (index, box) => index.terms.get(`${box.name}:${box.value}`);
  const near = watchPostcode(root, () => show(announceLater));
  let index = null;

  /** What is asked: the words, and for each facet its ticked boxes. */
  const read = () => {
    const ticked = new Map();
    for (const box of boxes) if (box.checked) ticked.set(facetOf(box), [...(ticked.get(facetOf(box)) ?? []), box]);
    return { words: asked(field.value, root.dataset.smallWords, locale), ticked };
  };
  const isChosen = ({ words, ticked }) => words.length > 0 || ticked.size > 0 || near.isSet();

  /** What the index gives for it. */
  const search = ({ words, ticked }) => {
    const scope = index.terms.get(root.dataset.scope);
    const inScope = (entry) => entry < index.services && (scope === undefined || index.data.services[entry][5].includes(scope));
    const choices = new Map([...ticked].map(([facet, all]) => [facet, new Set(all.map((box) => termOf(index, box)))]));
    const facet = facetOf(open), live = { facet, test: isOpenNow(), isChosen: !!ticked.get(facet)?.includes(open) };
    return find(index, { words, choices, inScope, live });
  };

  let clock = { minute: 0, states: [] };
  /** A test whether an entry is open now; each set of hours is looked at once a minute. */
  const isOpenNow = () => {
    const now = new Date(), minute = Math.floor(now / 60_000);
    if (clock.minute !== minute) clock = { minute, states: [] };
    const isOpen = (hours) => (clock.states[hours] ??= openState(index.data.hours[hours], index.data.calendar, now).state === "open");
    return (entry) => index.data.services[entry]?.[7] >= 0 && isOpen(index.data.services[entry][7]);
  };

  /** The ways out of an empty list: what to drop, how many that gives; the most first. */
  const waysOut = (choice) => {
    const ways = [...choice.ticked].map(([facet, all]) => {
      const others = new Map([...choice.ticked].filter(([key]) => key !== facet));
      return { name: names.format(all.map(label)), count: search({ ...choice, ticked: others }).found.length, drop: () => untick(all) };
    });
    if (choice.words.length) {
      ways.push({ name: field.value.trim(), count: search({ ...choice, words: [] }).found.length, drop: () => (field.value = "") });
    }
    const useful = ways.filter((way) => way.count).sort((one, other) => other.count - one.count);
    return useful.length ? useful : [{ name: names.format(ways.map((way) => way.name)), count: total, drop: clear }];
  };

  const showWaysOut = (choice) => {
    const buttons = waysOut(choice).map(({ name, count, drop }) => {
      const item = document.createElement("li"), button = document.createElement("button");
      Object.assign(button, { type: "button", className: "hub-button hub-button--plain", textContent: say(root, "drop", count, { choice: name }) });
      button.addEventListener("click", () => {
        drop();
        change();
        status.focus(); // the button that was pressed is gone
      });
      item.append(button);
      return item;
    });
    part(root, "drops").replaceChildren(...buttons);
  };

  const [announce, announceLater] = announcer(status);

  const sentence = (choice, { found: entries, most }, parts) => {
    if (!isChosen(choice)) return say(root, "count", total);
    if (parts?.near.length && parts.anywhere.length) return say(near.box, "parts", entries.length, { near: parts.near.length, others: parts.anywhere.length });
    if (entries.length && most < choice.words.length) return say(root, "partly", entries.length);
    return say(root, "some", total, { shown: entries.length });
  };

  const numbers = new Map(boxes.map((box) => [box, part(box.parentElement, "number")]));
  const showNumbers = ({ counts, live }, ticked) => {
    for (const box of boxes) write(numbers.get(box), String(box === open ? live : (counts[termOf(index, box)] ?? 0)));
    for (const facet of facets) write(part(facet, "chosen"), names.format((ticked.get(facet.dataset.finderFacet) ?? []).map(label)));
  };

  /** The numbers once the list has been drawn: it is what the reader waits for. */
  const showNumbersSoon = onceAfterFrame(showNumbers);

  const paint = (tell) => {
    const choice = read(), chosen = isChosen(choice), answer = search(choice);
    const why = (entry) => [...near.notes(index, entry), ...foundUnder(found, index, reasons(index, answer, entry))];
    const parts = near.split(index, answer.found);
    lists.found.show(index, chosen && !parts ? answer.found : null, why, answer.seen);
    lists.near?.show(index, parts && parts.near.map(([entry]) => entry), why, answer.seen);
    lists.anywhere?.show(index, parts && parts.anywhere, why, answer.seen);
    hide(part(root, "groups"), chosen);
    hide(part(root, "empty"), answer.found.length > 0);
    if (!answer.found.length) showWaysOut(choice);
    showNumbersSoon(answer, choice.ticked);
    hide(clearing, !chosen && document.activeElement !== clearing);
    tell(sentence(choice, answer, parts));
  };

  /** Gets the index ready; says so when it cannot be had, and leaves the page as the server made it. */
  const prepare = async () => {
    if (index) return true;
    try {
      const loaded = await loadIndex(found.dataset.home, locale);
      index = loaded.index;
      loaded.whole.then(() => read().words.length && paint(announceLater));
    } catch {
      part(root, "failed").hidden = part(root, "links").hidden = false;
      return false;
    }
    if (!part(root, "links").hidden) part(root, "failed").hidden = part(root, "links").hidden = true; // it has failed before
    return true;
  };

  const show = async (tell) => {
    if (index || isChosen(read())) if (await prepare()) paint(tell);
  };

  const untick = (some) => some.forEach((box) => (box.checked = false));
  const clear = () => {
    field.value = "";
    untick(boxes);
    near.clear();
  };

  // For a browser a new address is more work than a new list, so it comes after the list, and not at every letter.
  const change = () => {
    const next = addressOf(form);
    show(announce);
    afterFrame(() => addAddress(next));
  };

  const writeNow = () => writeAddress(form), writeSoon = later(writeNow);

  prepare();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => event.target.type === "checkbox" && change());
  field.addEventListener("input", () => {
    writeSoon();
    show(announceLater); // at once: a list that waits for the next frame is drawn in the one after
  });
  field.addEventListener("change", writeNow); // to leave the field may be to leave the page
  clearing.addEventListener("click", () => {
    clear();
    change();
  });
  watchAddress(form, () => show(announce));

  if (!isWritten(form)) change(); // ticked while this script was on its way
  else if (isChosen(read())) show(announce);
};
