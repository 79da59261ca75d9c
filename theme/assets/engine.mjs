// Finds services and pages in the index of a language: words typed, choices made, the order of what is left, and how many each
// choice would give. Pure: no page, no network, no words of a language. `decisions/0007-search.md` says how things rank.
import { fold, wordsOf } from "./filter.mjs";

/** How well a word fits one of the index: it is the word, begins it, has an ending more, is a letter or two beside it. */
const EXACT = 4, PREFIX = 3, ENDING = 2, TYPO = 1;
/** What a match counts for by where it stands: name and words of its own, its main topic and conditions, summary, longer texts. */
const WEIGHTS = [8, 6, 3, 1];
const NAME = 0, KNOWN_BY = 1, SUMMARY = 2, TEXT = 3;
/** Facets that tell what a service is about. What many share (its readers, its needs) counts as part of its summary. */
const TELLING = ["topic", "condition"];
/** A question of more words is a sentence. */
const SHORT = 3;
const LONGEST_ENDING = 2, SHORTEST_STEM = 4, SHORTEST_SLIP = 5;
/** A short number is not the start of a longer one: "12" is no part of a phone number. */
const IS_AGE = /^\d{1,3}$/;

const add = (map, word, value) => {
  const found = map.get(word);
  if (found) found.push(value);
  else map.set(word, [value]);
};

/** The number of a contact that is one: `"020…"`, `["85258", "text", what to say]`, `"mailto:…"` or `"https:…"`. */
export const numberIn = (contact) => {
  const number = Array.isArray(contact) ? contact[0] : contact;
  return /^[+\d]/.test(number) ? number : "";
};

/** The id of a service whose name says it; `slug` of carers_hub/source/suggest.py does the same. */
const slug = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/** The index of `finder.json`, ready to be searched. `locale`: its language. */
export const prepare = (data, locale) => {
  for (const service of data.services) service[0] ||= slug(service[1]);
  const words = new Map(); // word: [entry * 4 + field, …]
  const termWords = new Map(); // word: [term, …]
  const holders = data.terms.map(() => []); // term: [entry * 4 + field, …]
  const read = (entry, field, text) => {
    for (const word of wordsOf(text, "", locale)) add(words, word, entry * 4 + field);
  };
  const facets = new Map(); // facet: [term, …]
  data.terms.forEach(([key, label, others], term) => {
    add(facets, key.split(":")[0], term);
    for (const word of wordsOf(`${label} ${others}`, "", locale)) add(termWords, word, term);
  });
  const facetOf = data.terms.map(([key]) => key.split(":")[0]);
  data.services.forEach(([, name, gloss, summary, contact, terms, , , , others], entry) => {
    read(entry, NAME, `${name} ${gloss} ${others} ${numberIn(contact)}`);
    read(entry, SUMMARY, summary);
    let topics = 0;
    for (const term of terms) {
      const telling = TELLING.includes(facetOf[term]) && !(facetOf[term] === "topic" && topics++);
      holders[term].push(entry * 4 + (telling ? KNOWN_BY : SUMMARY));
    }
  });
  data.pages.forEach(([, title, summary, others], number) => {
    const entry = data.services.length + number;
    read(entry, NAME, title);
    read(entry, KNOWN_BY, others);
    read(entry, SUMMARY, summary);
  });
  const index = { data, words, termWords, holders, facets, facetOf, whole: false, sorted: [], shown: [], cards: [] };
  index.services = data.services.length;
  index.size = index.services + data.pages.length;
  index.numbers = new Map(data.services.map(([id], entry) => [id, entry]));
  index.terms = new Map(data.terms.map(([key], term) => [key, term]));
  sort(index);
  return index;
};

const sort = (index) => {
  index.sorted = [...new Set([...index.words.keys(), ...index.termWords.keys()])].sort((one, other) => (one < other ? -1 : 1));
};

/** Adds `finder-text.json`: what cards say more of a service, and words, each with the services whose longer texts have it, as steps from one to the next. */
export const addTexts = (index, texts) => {
  texts.words.forEach((word, number) => {
    let entry = 0;
    for (const step of texts.in[number]) add(index.words, word, (entry += step) * 4 + TEXT);
  });
  index.cards = texts.cards;
  index.whole = true;
  sort(index);
};

const lowerBound = (sorted, word) => {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
};

const WHOLE = 2, BEGUN = 1;

/** Whether a word, or at least its beginning, is at most `most` slips from what was typed: a letter more, less, other, or two
    changed about (optimal string alignment). A beginning ends with the letter typed last: the slip is not still being made. */
export const nearness = (typed, word, most) => {
  const end = Math.min(word.length, typed.length + most);
  let before = [], row = Array.from({ length: end + 1 }, (_, place) => place);
  for (let i = 1; i <= typed.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= end; j += 1) {
      const same = typed[i - 1] === word[j - 1];
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return 0;
    [before, row] = [row, next];
  }
  if (end === word.length && row[end] <= most) return WHOLE;
  for (let j = Math.max(SHORTEST_STEM, typed.length - most); j <= end; j += 1) {
    if (row[j] <= most && word[j - 1] === typed.at(-1)) return BEGUN;
  }
  return 0;
};

/** The words of the index that fit a typed one: `[[word, how well], …]`. Slips are looked for only where nothing else fits, and
    slips in the beginning of a word only where no whole word is near. */
const fitting = (index, typed) => {
  const { sorted } = index;
  const found = [];
  let place = lowerBound(sorted, typed);
  if (sorted[place] === typed) found.push([sorted[place++], EXACT]);
  if (typed.length > 1 && !IS_AGE.test(typed)) for (; place < sorted.length && sorted[place].startsWith(typed); place += 1) found.push([sorted[place], PREFIX]);
  for (let cut = 1; cut <= LONGEST_ENDING; cut += 1) {
    const stem = typed.slice(0, -cut);
    if (stem.length >= SHORTEST_STEM && (index.words.has(stem) || index.termWords.has(stem))) found.push([stem, ENDING]);
  }
  if (found.length || !index.whole || typed.length < SHORTEST_SLIP) return found;
  const most = typed.length > 7 ? 2 : 1, near = [[], [], []];
  for (place = lowerBound(sorted, typed[0]); place < sorted.length && sorted[place][0] === typed[0]; place += 1) {
    const how = nearness(typed, sorted[place], most);
    if (how) near[how].push([sorted[place], TYPO]);
  }
  return near[WHOLE].length ? near[WHOLE] : near[BEGUN];
};

/** What words give each entry: `points`, `had` (how many of the words it has), `seen` (words of the index that fitted),
    `through` (the terms that fitted). `words` as `wordsOf` gives them. */
export const weigh = (index, words) => {
  const points = new Int32Array(index.size), had = new Uint8Array(index.size);
  const seen = new Set(), through = new Set();
  for (const typed of words) {
    const best = new Uint8Array(index.size);
    const note = (place, quality) => {
      const value = quality * WEIGHTS[place & 3];
      if (value > best[place >> 2]) best[place >> 2] = value;
    };
    for (const [word, quality] of fitting(index, typed)) {
      seen.add(word);
      for (const place of index.words.get(word) ?? []) note(place, quality);
      for (const term of index.termWords.get(word) ?? []) {
        through.add(term);
        for (const place of index.holders[term]) note(place, quality);
      }
    }
    best.forEach((value, entry) => {
      if (!value) return;
      points[entry] += value;
      had[entry] += 1;
    });
  }
  return { points, had, seen, through };
};

/** The words worth looking for in what somebody typed. One lone letter is the start of a word. */
export const asked = (text, small, locale) => wordsOf(text, small, locale).filter((word) => word.length > 1 || /\d/.test(word));

/** Entries by points, the most first; of what fits alike pages come first, then services in their order. As numbers to sort,
    since a list of thousands is sorted at every letter. */
const ranked = (index, entries, points) => {
  const { services, size } = index;
  const keys = Float64Array.from(entries, (entry) => (entry < services ? entry + size : entry) - points[entry] * 2 * size);
  const wrapped = (key) => ((key % (2 * size)) + 2 * size) % (2 * size);
  return Array.from(keys.sort(), (key) => (wrapped(key) < size ? wrapped(key) : wrapped(key) - size));
};

/** How many of the words an entry must have: of up to three words as many as anything has. Of a sentence half of that: what has
    the most words is not always what was meant. */
const needed = (most, asked) => (asked > SHORT ? Math.ceil(most / 2) : most);

const most = (had, index, inScope) => {
  let found = 0;
  for (let entry = 0; entry < index.size; entry += 1) if (had[entry] > found && inScope(entry)) found = had[entry];
  return found;
};

/** Which entries are left. `words`: typed; `choices`: Map of facet to a Set of terms; `live`: a choice of a facet that no term
    stands for, `{facet, test of an entry, isChosen}`; `inScope`: which entries the list is about. An entry stays that has enough
    of the words. Gives `{found: [entry, …] the best first, most: how many of the words one has, least: how many each has at least,
    counts: Int32Array by term, live: how many the live choice gives, …weigh}`. */
export const find = (index, { words = [], choices = new Map(), live = null, inScope = () => true }) => {
  const weighed = weigh(index, words), best = most(weighed.had, index, inScope), least = needed(best, words.length);
  const found = [], counts = new Int32Array(index.data.terms.length);
  const facets = [...new Set([...choices.keys(), ...(live?.isChosen ? [live.facet] : [])])];
  const bits = new Int32Array(index.data.terms.length); // of a chosen term, that of its facet
  facets.forEach((facet, place) => choices.get(facet)?.forEach((term) => (bits[term] = 1 << place)));
  const all = (1 << facets.length) - 1, liveBit = live?.isChosen ? 1 << facets.indexOf(live.facet) : 0;
  let liveCount = 0;
  for (let entry = 0; entry < index.size && (least || !words.length); entry += 1) {
    if (weighed.had[entry] < least || !inScope(entry)) continue;
    const terms = entry < index.services ? index.data.services[entry][5] : [];
    let failed = all;
    for (const term of terms) failed &= ~bits[term];
    const isLive = !!live?.test(entry);
    if (isLive) failed &= ~liveBit;
    if (!failed) found.push(entry);
    else if (failed & (failed - 1)) continue; // more than one facet has to change first
    const only = failed && facets[31 - Math.clz32(failed)];
    for (const term of terms) if (!only || index.facetOf[term] === only) counts[term] += 1;
    if (isLive && (!only || live.facet === only)) liveCount += 1;
  }
  return { ...weighed, found: words.length ? ranked(index, found, weighed.points) : found, most: best, least, counts, live: liveCount };
};

const AT_A_PLACE = "attending-type:at-a-place";
/** Metres. A service that also helps by phone, online or at home is no place to go to when it is farther away. */
const TOO_FAR = 8000;

/** Services found, in two lists: `near`, places to go to, each `[entry, metres]`, the nearest first; `anywhere`, which need no
    travel or have no known address, in the order found. `metresTo(places)`: how far the nearest of some [easting, northing] is. */
export const byDistance = (index, found, metresTo) => {
  const place = index.terms.get(AT_A_PLACE);
  const near = [], anywhere = [];
  for (const entry of found) {
    const [, , , , , terms, places] = index.data.services[entry];
    const metres = places.length ? metresTo(places.map((number) => index.data.places[number])) : null;
    const others = terms.some((term) => index.facetOf[term] === "attending-type" && term !== place && index.data.terms[term][1]);
    if (metres === null || (others && metres > TOO_FAR)) anywhere.push(entry);
    else near.push([entry, metres]);
  }
  near.sort((one, other) => one[1] - other[1]);
  return { near, anywhere };
};

/** The words of an entry that its card shows. */
const shownWords = (index, entry) => {
  const [, name, gloss, summary] = index.data.services[entry];
  return (index.shown[entry] ??= wordsOf(`${name} ${gloss} ${summary}`));
};

/** The terms of an entry through which typed words found it: for the line that says why it is shown. */
export const reasons = (index, { through, seen }, entry) => {
  if (entry >= index.services || !through.size || shownWords(index, entry).some((word) => seen.has(word))) return [];
  return index.data.services[entry][5].filter((term) => through.has(term));
};
