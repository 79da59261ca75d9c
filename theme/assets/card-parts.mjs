// How cards made from a file are filled: the results of a search and the saved services.

export const part = (card, name) => card.querySelector(`[data-part="${name}"]`);

/** A text of such a file; one that is English says so. */
export const put = (place, said) => {
  place.textContent = said.en ?? said;
  if (said.en) Object.assign(place, { lang: "en", dir: "ltr" });
  return place;
};

export const putOrDrop = (card, name, said) => (said ? put(part(card, name), said) : part(card, name).remove());

export const hostOf = (address) => address?.replace(/^https?:\/\/(www\.)?/, "").split("/")[0];

/** The address that rings a number, or begins a message to it. */
export const dial = (number, type) => `${type === "text" ? "sms" : "tel"}:${number.replace(/[^+\d]/g, "")}`;
