// Hands a text or a file over to the reader's device: its share sheet, its clipboard, its downloads. Nothing goes to a server.
import { say } from "./filter.mjs";

/** Gives the reader a file that is made on the device. */
export const download = (name, type, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(URL.revokeObjectURL, 60_000, link.href);
};

/** Says something in the component `pass-on`: `name` is one of its sentences, or there is a `sentence` already. */
export const announce = (place, name, sentence = say(place, name, null)) => (place.querySelector("[data-pass-on-said]").textContent = sentence);

const offer = (place, words) => {
  const box = place.querySelector("[data-pass-on-text]"), field = box.querySelector("textarea");
  box.hidden = false;
  field.value = words;
  field.focus();
  field.select();
};

/** Puts a text on the clipboard, or shows it to be copied by hand. `place`: the element of the component `pass-on`. */
export const copy = async (place, words) => {
  try {
    await navigator.clipboard.writeText(words);
    announce(place, "copied");
  } catch {
    offer(place, words);
  }
};

/** Gives a text to the share sheet of the device where it has one, else to the clipboard. */
export const send = async (place, title, text) => {
  if (!navigator.share) return copy(place, text);
  try {
    await navigator.share({ title, text });
  } catch (error) {
    if (error.name !== "AbortError") await copy(place, text); // the reader may think better of it
  }
};
