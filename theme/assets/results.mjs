// Shows entries of the index as cards: a copy of the page's own card where it has one, else one made from the index.
// The first ones only, with a button for more, so that a long list costs no more than a short one.
import { fold, say } from "./filter.mjs";

const part = (card, name) => card.querySelector(`[data-part="${name}"]`);
const list = new Intl.ListFormat(document.documentElement.lang || "en", { type: "unit", style: "short" });

/** The labels of an entry's terms in one facet. */
const labels = (index, terms, facet) => terms.filter((term) => index.facetOf[term] === facet).map((term) => index.data.terms[term][1]);

const fillFacts = (root, card, index, terms) => {
  for (const facet of ["cost", "attending-type"]) {
    const names = labels(index, terms, facet).filter(Boolean);
    if (names.length) part(card, facet).textContent = names.join(" · ");
    else part(card, facet).append(root.querySelector("[data-results-not-stated]").content.cloneNode(true));
  }
};

const serviceCard = (root, index, entry) => {
  const card = root.querySelector("[data-results-service]").content.firstElementChild.cloneNode(true);
  const [id, name, gloss, summary, phone, terms] = index.data.services[entry];
  part(card, "name").textContent = name;
  part(card, "name").href = `${root.dataset.home}services/${id}/`;
  part(card, "summary").textContent = summary;
  if (index.data.english.includes(entry)) Object.assign(part(card, "summary"), { lang: "en", dir: "ltr" });
  if (gloss) part(card, "gloss").textContent = gloss;
  else part(card, "gloss").remove();
  if (phone) {
    part(card, "phone").href = `tel:${phone.replace(/[^+\d]/g, "")}`;
    part(card, "phone").firstElementChild.textContent = phone;
  } else part(card, "phone").parentElement.remove();
  fillFacts(root, card, index, terms);
  return card;
};

const pageCard = (root, index, entry) => {
  const card = root.querySelector("[data-results-page]").content.firstElementChild.cloneNode(true);
  const [path, title, summary] = index.data.pages[entry - index.services];
  part(card, "name").textContent = title;
  part(card, "name").href = root.dataset.home + path;
  part(card, "summary").textContent = summary;
  return card;
};

/** Marks the words of a card that were looked for, where the browser can do so without changing the card. */
const highlight = (name, cards, seen) => {
  if (!CSS.highlights) return;
  const ranges = [];
  if (seen.size) for (const card of cards) for (const element of card.querySelectorAll(".hub-card__name a, .hub-card__summary, .hub-gloss")) {
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{M}\p{N}’']+/gu)) {
      if (!seen.has(fold(word))) continue;
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      ranges.push(range);
    }
  }
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
};

/** A list in the page. `own`: cards of the page by service id; `atOnce`: how many it shows at first. Gives `show(index, entries, notes, seen)`; `notes(entry)` gives
    lines to stand in a card, `null` as entries hides the list. */
export const createResults = (root, own = new Map(), atOnce = 20) => {
  const items = root.querySelector("[data-results-list]"), more = root.querySelector("[data-results-more]");
  let state = { index: null, entries: [], notes: () => [], seen: new Set(), cards: [] };

  const make = (entry) => {
    const { index, notes } = state;
    const id = entry < index.services ? index.data.services[entry][0] : "";
    const mine = own.get(id);
    const card = mine ? mine.cloneNode(true) : entry < index.services ? serviceCard(root, index, entry) : pageCard(root, index, entry);
    const lines = notes(entry).map((text) => Object.assign(document.createElement("p"), { className: "hub-results__why", textContent: text }));
    card.querySelector(".hub-card__summary").after(...lines);
    const item = document.createElement("li");
    if (id) item.dataset.service = id;
    item.append(card);
    return item;
  };

  const extend = (most) => {
    const from = items.childElementCount;
    const added = state.entries.slice(from, from + most).map(make);
    items.append(...added);
    items.dispatchEvent(new CustomEvent("hub-cards", { bubbles: true })); // saved-link.mjs gives them buttons
    state.cards.push(...added);
    highlight(`hub-${root.dataset.results}`, state.cards, state.seen);
    const left = state.entries.length - items.childElementCount;
    more.hidden = left <= 0;
    if (left > 0) more.textContent = say(root, "more", Math.min(left, atOnce));
    return added[0];
  };

  more.addEventListener("click", () => extend(atOnce)?.querySelector("a")?.focus());
  addEventListener("beforeprint", () => !root.hidden && state.entries.length && extend(state.entries.length));

  return {
    show(index, entries, notes = () => [], seen = new Set()) {
      root.hidden = !entries?.length;
      state = { index, entries: entries ?? [], notes, seen, cards: [] };
      items.replaceChildren();
      extend(atOnce);
    },
  };
};

/** The line that says through which terms an entry was found; nothing where its own words say so. */
export const foundUnder = (root, index, terms) => {
  const names = terms.map((term) => index.data.terms[term][1]).filter(Boolean);
  return names.length ? [say(root, "under", null, { names: list.format(names) })] : [];
};
