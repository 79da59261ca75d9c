// A form as the address says: `#?q=` in its text field, each box ticked that the address names. No server sees what stands behind
// "#". A link with `?` alone is read too, and becomes the other.
import { fold } from "./filter.mjs";

/** A whole postcode among the words, however it is spaced: where somebody lives is in no address. */
const POSTCODE = /\b[a-z]{1,2}\d[a-z\d]?[\s.,–-]*\d[\s.,–-]*[a-z]{2}\b/gi;
/** Digits of any script, which `fold` makes plain. */
const DIGIT = /\p{Nd}/gu;
const START = "#?";
/** Whether the address names a place of the page, and no state. */
const isPlace = () => location.hash !== "" && !location.hash.startsWith(START);

/** What somebody typed, as it may stand in an address. */
export const withoutPostcode = (text) => text.replace(DIGIT, (digit) => fold(digit)).replace(POSTCODE, " ").replace(/\s+/g, " ").trim();

/** Fills a form from the address. Says whether the address names anything in it. */
export const restore = (form) => {
  const query = new URLSearchParams(location.hash.startsWith(START) ? location.hash.slice(1) : location.search);
  form.elements.q.value = query.get("q") ?? "";
  let named = form.elements.q.value.trim() !== "";
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    box.checked = query.getAll(box.name).includes(box.value);
    named ||= box.checked;
  }
  return named;
};

/** The address of the page with its form as it is: in the order of its boxes, so that the same choices have the same address. */
export const addressOf = (form) => {
  const query = new URLSearchParams(), typed = withoutPostcode(form.elements.q.value);
  if (typed) query.set("q", typed);
  for (const box of form.querySelectorAll("input[type=checkbox]")) if (box.checked) query.append(box.name, box.value);
  return location.pathname + (query.size ? `${START}${query}` : isPlace() ? location.hash : "");
};

/** Whether the address says what the form says. */
export const isWritten = (form) => addressOf(form) === location.pathname + location.search + location.hash;

/** Puts the form as it is into the address, in the place of what stands there. */
export const writeAddress = (form) => isWritten(form) || history.replaceState(null, "", addressOf(form));

/** A new entry in the history. The one that is left is marked: who comes back to it has not pressed a link to a place. */
export const addAddress = (address) => {
  history.replaceState(true, "", location.href);
  history.pushState(null, "", address);
};

/** Whether the reader has just pressed a link to a place of the page. */
export const isLedToPlace = () => isPlace() && history.state === null;

/** Calls `changed` when back or forward brings another state. A link to a place of the page leaves the form as it is. */
export const watchAddress = (form, changed) =>
  addEventListener("popstate", () => {
    if (isLedToPlace()) return writeAddress(form);
    restore(form);
    changed();
  });
