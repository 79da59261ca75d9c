// Shows entries of the index as cards: a copy of the page's own card where it has one, else one made from the index.
// The first ones only, with a button for more, so that a long list costs no more than a short one.
import { part } from "./card-parts.mjs";
import { fold, hide, later, onceAfterFrame, say, write } from "./filter.mjs";
import { fillService } from "./service-card.mjs";

/** Pixels of the shortest card with its gap: a page with one line about it. */
const SHORT = 130;
/** Milliseconds until words are marked: after the last of some quick letters. */
const SOON = 120;

const list = new Intl.ListFormat(document.documentElement.lang || "en", { type: "unit", style: "short" });

const copy = (root, kind) => root.querySelector(`[data-results-${kind}]`).content.firstElementChild.cloneNode(true);

const pageCard = (root, index, entry) => {
  const card = copy(root, "page");
  const [path, title, summary] = index.data.pages[entry - index.services];
  part(card, "name").textContent = title;
  part(card, "name").href = root.dataset.home + path;
  part(card, "summary").textContent = summary;
  return card;
};

const MARKED = ".hub-card__name a, .hub-card__summary, .hub-gloss";

/** Every word a card shows, folded, with where it stands. */
const wordsIn = (card) => {
  const found = [];
  for (const element of card.querySelectorAll(MARKED)) for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE) continue;
    for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{M}\p{N}’']+/gu)) {
      const place = { startContainer: node, startOffset: index, endContainer: node, endOffset: index + word.length };
      found.push([fold(word), new StaticRange(place)]);
    }
  }
  return found;
};

/** Marks words that were looked for, where the browser can do so without changing the cards. Gives `mark(cards, seen)`. */
const createMarker = (name) => {
  const known = new WeakMap();
  const wordsOf = (card) => known.get(card) ?? known.set(card, wordsIn(card)).get(card);
  return (cards, seen) => {
    const words = seen.size ? cards.flatMap(wordsOf) : [];
    const ranges = words.filter(([word]) => seen.has(word)).map(([, range]) => range);
    if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
    else CSS.highlights.delete(name);
  };
};

/** Makes these items the first children of a list, and the only ones if so asked; whether some are new there.
    What stands where it should is left alone. */
const arrange = (list, items, only) => {
  let next = list.firstElementChild, isNew = false;
  for (const item of items) {
    isNew ||= !item.isConnected;
    if (item === next) next = next.nextElementSibling;
    else list.insertBefore(item, next);
  }
  while (only && next) {
    const gone = next;
    next = next.nextElementSibling;
    gone.remove();
  }
  return isNew;
};

/** Gives an item its lines, unless it has them already. */
const putNotes = (item, lines) => {
  const text = lines.join("\n");
  if ((item.dataset.notes ?? "") === text) return;
  item.dataset.notes = text;
  for (const old of item.querySelectorAll(".hub-results__why")) old.remove();
  const notes = lines.map((line) => Object.assign(document.createElement("p"), { className: "hub-results__why", textContent: line }));
  item.querySelector(".hub-card__summary").after(...notes);
};

/** A list in the page. `own`: cards of the page by service id; `atOnce`: how many it shows at first. Gives
    `show(index, entries, notes, seen)`; `notes(entry)` gives lines to stand in a card, `null` as entries hides the list.
    A card is made once and shown again: most letters typed leave most of a list as it was. The cards in view come at once, the
    others when those have been painted. */
export const createResults = (root, own = new Map(), atOnce = 20) => {
  const list = root.querySelector("[data-results-list]"), more = root.querySelector("[data-results-more]");
  const mark = CSS.highlights ? later(createMarker(`hub-${root.dataset.results}`), SOON) : () => {};
  const made = new Map();
  let state = { index: null, cards: null, entries: [], notes: () => [], seen: new Set() }, first = 0, shown = 0;

  const build = (entry) => {
    const { index } = state;
    const id = entry < index.services ? index.data.services[entry][0] : "";
    const item = document.createElement("li"), mine = own.get(id);
    if (id) item.dataset.service = id;
    item.append(mine ? mine.cloneNode(true) : id ? fillService(copy(root, "service"), root, index, entry) : pageCard(root, index, entry));
    made.set(entry, item);
    return item;
  };

  /** How many cards come with the letter that was typed: those in the window. */
  const inView = () => {
    const top = root.hidden ? 0 : Math.max(0, list.getBoundingClientRect().top);
    return Math.max(1, Math.ceil((innerHeight - top) / SHORT));
  };

  const draw = (most) => {
    const entries = state.entries.slice(0, most), only = most >= shown, items = entries.map((entry) => made.get(entry) ?? build(entry));
    items.forEach((item, place) => {
      item.classList.toggle("hub-results__below", place >= first);
      putNotes(item, state.notes(entries[place]));
    });
    if (arrange(list, items, only)) list.dispatchEvent(new CustomEvent("hub-cards", { bubbles: true })); // for buttons and "open now"
    mark(items, state.seen);
  };

  const drawAll = () => {
    draw(shown);
    const left = state.entries.length - shown;
    hide(more, left <= 0);
    if (left > 0) write(more, say(root, "more", Math.min(left, atOnce)));
  };

  /** The others once the first have been painted. Until then the cards that stood below stay there: to take them away would be
      work for the browser too. */
  const drawOthers = onceAfterFrame(drawAll);

  more.addEventListener("click", () => {
    const next = shown;
    shown += atOnce;
    drawAll();
    list.children[next].querySelector("a").focus();
  });
  addEventListener("beforeprint", () => {
    if (root.hidden) return;
    shown = state.entries.length;
    drawAll();
  });

  return {
    show(index, entries, notes = () => [], seen = new Set()) {
      if (entries) first = inView(); // before anything changes, so that nothing is laid out for it
      hide(root, !entries?.length);
      const isNews = index.cards !== state.cards; // now more is known of them
      if (isNews) made.clear();
      state = { index, cards: index.cards, entries: entries ?? [], notes, seen };
      shown = atOnce;
      // Cards of before, left there for a frame, would stand there a second time.
      if (state.entries.length <= first || (isNews && list.firstElementChild)) return drawAll();
      draw(first);
      drawOthers();
    },
  };
};

/** The line that says through which terms an entry was found; nothing where its own words say so. */
export const foundUnder = (root, index, terms) => {
  const names = [...new Set(terms.map((term) => index.data.terms[term][1]).filter(Boolean))]; // a topic and a condition may be one word
  return names.length ? [say(root, "under", null, { names: list.format(names) })] : [];
};
