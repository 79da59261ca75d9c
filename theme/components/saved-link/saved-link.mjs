// Puts a button on every card, keeps all buttons and the number at the top of the page true, and says what was saved or removed.
import { say } from "../../assets/filter.mjs";
import { hashOf, isKept, onChange, remove, save, savedIds } from "../../assets/saved.mjs";

const header = document.querySelector("[data-saved-link]"), link = header.querySelector("a");
const said = document.querySelector("[data-saved-status]");
const template = document.querySelector("[data-saved-button]").content;
const ADDRESS = /\/services\/([a-z0-9-]+)\/$/;

const show = (button, ids) => {
  const note = button.parentElement.querySelector("[data-save-note]");
  const pressed = ids.includes(button.dataset.saveId);
  const isTrue = button.getAttribute("aria-pressed") === String(pressed) && !button.parentElement.hidden;
  if (isTrue && isKept()) return; // a browser does its work again for what does not change
  button.setAttribute("aria-pressed", pressed);
  note.hidden = !pressed;
  note.querySelector("a").href = link.href;
  note.querySelector("[data-save-refused]").textContent = isKept() ? "" : say(header, "refused", null);
  button.parentElement.hidden = false;
};

/** A button for a card that leads to a service; cards of pages have none. */
const give = (card) => {
  if (card.querySelector("[data-save]")) return;
  const id = [...card.querySelectorAll("a")].map((one) => ADDRESS.exec(one.getAttribute("href"))?.[1]).find(Boolean);
  if (!id) return;
  const added = template.cloneNode(true), name = added.querySelector("[data-save-name]");
  const title = card.querySelector(".hub-card__name a, .hub-contact__name b");
  added.querySelector("[data-save-id]").dataset.saveId = id;
  name.append(...title.cloneNode(true).childNodes);
  if (title.lang) Object.assign(name, { lang: title.lang, dir: title.dir });
  (card.querySelector(".hub-card__contact, .hub-contact__more") ?? card).append(added);
};

const refreshCards = (root, ids = savedIds()) => {
  root.querySelectorAll(".hub-card, .hub-contact").forEach(give);
  root.querySelectorAll("[data-save-id]").forEach((button) => show(button, ids));
};

const refresh = () => {
  const ids = savedIds();
  link.href = link.pathname + (isKept() ? "" : hashOf(ids));
  link.textContent = say(header, "count", null, { num: ids.length });
  header.hidden = !ids.length;
  refreshCards(document, ids);
};

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-save-id]");
  if (!button) return;
  const id = button.dataset.saveId, pressed = button.getAttribute("aria-pressed") === "true";
  (pressed ? remove : save)(id);
  const sentence = say(header, pressed ? "removed" : "saved", null, { name: button.querySelector("[data-save-name]").textContent });
  said.textContent = pressed || isKept() ? sentence : `${sentence}. ${say(header, "refused", null)}`;
});
document.addEventListener("hub-cards", ({ target }) => refreshCards(target));
onChange(refresh);
refresh();
