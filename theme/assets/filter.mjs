// What the finder and the A to Z share: comparing words as people type them, and picking the server's words by number.

const lang = document.documentElement.lang || "en";

/** Letters that are written one way or another: Latin ones with a stroke, Arabic and Persian, Gujarati long and short vowels. */
const LETTERS = new Map(Object.entries({ ł: "l", đ: "d", ø: "o", ı: "i", ə: "e", æ: "ae", œ: "oe", ß: "ss" }));
const pair = (from, to) => [...from].forEach((letter, place) => LETTERS.set(letter, [...to][place]));
pair("يىكةٱەہ", "ییکهاهه");
pair("ઍઑઈઊઁૅૉીૂ", "એઓઇઉંેોિુ");
for (const zero of [0x660, 0x6f0, 0xae6, 0x966]) {
  for (let digit = 0; digit < 10; digit += 1) LETTERS.set(String.fromCodePoint(zero + digit), String(digit));
}

/** Small letters without accents, so that "CAFÉ" and "cafe" are the same, and all kinds of apostrophe too.
    Vowel signs of Indian scripts stay: without them other words remain. `carers_hub/words/folding.py` does the same. */
export const fold = (text) =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/(?![\u0900-\u0ddf])\p{M}|[\u093c\u09bc\u0a3c\u0abc\u0b3c]/gu, "")
    .replace(/[^\u0000-\u007f]/gu, (letter) => LETTERS.get(letter) ?? letter)
    .replace(/[’‘'\x60\u00ad\u0621\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "");

/** An Arabic word without "the", alone or with a small word before it. */
const withoutArticle = (word) => word.replace(/^(?:ال|لل)(?=.{3})|^[وبکف]ال(?=.{4})/u, "");

/** The words somebody typed, without the language's small words unless there are no others. */
export const wordsOf = (text, small = "", locale = lang) => {
  const words = fold(text).split(/[\s,.;:!?"“”„«»()،؛؟/‐‑–—-]+/u).filter(Boolean);
  const passed = new Set(fold(small).trim().split(/\s+/u));
  const telling = words.filter((word) => !passed.has(word));
  const found = telling.length ? telling : words;
  return locale === "ar" ? found.map(withoutArticle) : found;
};

const plurals = new Intl.PluralRules(lang);

/** The server's sentence: `data-i18n.<name>`, or for a number `data-i18n.<name>.<plural category>`, with `%{…}` filled in. */
export const say = (element, name, count, values = {}) => {
  const key = `data-i18n.${name}`;
  // Polish has a form for fractions only ("other"), which gettext leaves out: then that of many.
  const forms = count === null ? [""] : [`.${plurals.select(count)}`, ".other", ".many"];
  const text = forms.map((form) => element.getAttribute(key + form)).find((found) => found !== null) ?? "";
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

/** Gives an element a text, or hides it or not, unless it is so already: a browser does its work again for what does not change. */
export const write = (element, text) => element.textContent !== text && (element.textContent = text);
export const hide = (element, isHidden) => element.hidden !== isHidden && (element.hidden = isHidden);

/** Calls `action` once the next frame has been drawn. */
export const afterFrame = (action) => requestAnimationFrame(() => setTimeout(action));

/** The same for what is asked for again and again: of several calls before it is time, the last one counts. */
export const onceAfterFrame = (action) => {
  let last = 0;
  return (...inputs) => {
    const mine = (last += 1);
    afterFrame(() => mine === last && action(...inputs));
  };
};

/** Says something in a status line: `[now, soon]`. What is said later never brings back what has been overtaken. */
export const announcer = (status) => {
  let text = "";
  const tell = () => write(status, text);
  const tellLater = later(tell);
  const note = (then) => (found) => {
    text = found;
    then();
  };
  return [note(tell), note(tellLater)];
};
