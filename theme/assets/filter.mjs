// What the finder and the A to Z share: comparing words as people type them, and picking the server's words by number.

/** Small letters without accents, so that "CAFÉ" and "cafe" are the same, and all kinds of apostrophe too. */
export const fold = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[’‘'`]/g, "");

/** The words somebody typed, without the language's small words unless there are no others. */
export const wordsOf = (text, small = "") => {
  const words = fold(text).split(/[\s,.;:!?"“”()]+/u).filter(Boolean);
  const passed = new Set(small.trim().split(" "));
  const telling = words.filter((word) => !passed.has(word));
  return telling.length ? telling : words;
};

/** Whether a text that is already folded holds every word. */
export const hasAll = (folded, words) => words.every((word) => folded.includes(word));

const plurals = new Intl.PluralRules(document.documentElement.lang || "en");

/** The server's sentence for a number: `data-i18n.<name>.<plural category>`, with `%{…}` filled in. */
export const say = (element, name, count, values = {}) => {
  const key = `data-i18n.${name}.`;
  const text = element.getAttribute(key + plurals.select(count)) ?? element.getAttribute(`${key}other`) ?? "";
  return text.replace(/%\{(\w+)\}/g, (_, found) => (found === "count" ? count : (values[found] ?? "")));
};

/** Calls `action` once typing has paused, so that a screen reader is not interrupted at every letter. */
export const later = (action, milliseconds = 400) => {
  let timer = 0;
  return (...inputs) => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds, ...inputs);
  };
};
