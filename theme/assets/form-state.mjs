// A form as the address says: `?q=` in its text field, each box ticked that the address names. What stands behind `#?` instead
// is read alike, and no server sees it: the answers to the questions of help me choose come that way.

/** A whole postcode among the words: where somebody lives is in no address. */
const POSTCODE = /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/gi;
const START = "#?";
const isHidden = location.hash.startsWith(START); // how a reader came is how the page goes on

/** What somebody typed, as it may stand in an address. */
export const withoutPostcode = (text) => text.replace(POSTCODE, " ").replace(/\s+/g, " ").trim();

/** Fills a form from the address. Says whether the address names anything in it. */
export const restore = (form) => {
  if (isHidden && !location.hash.startsWith(START) && location.hash) return true; // a place of the page was gone to
  const query = new URLSearchParams(isHidden ? location.hash.slice(1) : location.search);
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
  const text = query.size ? `?${query}` : "";
  return location.pathname + (isHidden ? `#${text || "?"}` : text + location.hash);
};
