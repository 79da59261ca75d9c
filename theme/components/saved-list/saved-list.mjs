// Shows the saved services, or those that the address names after `#ids=`. Details come from files that are fetched whole,
// so that no request says which services somebody has saved.
import { say } from "../../assets/filter.mjs";
import { announce, copy, download, send } from "../../assets/hand-over.mjs";
import { contactsOf, loadServices, lookUp, messageOf } from "../../assets/pass-on.mjs";
import { drawCode, fillCard } from "../../assets/saved-card.mjs";
import { hashOf, idsIn, isKept, onChange, remove, replace, save, savedIds } from "../../assets/saved.mjs";

const root = document.querySelector("[data-saved-list]");
const part = (name) => root.querySelector(`[data-saved-${name}]`);
const home = root.dataset.home;
const items = part("items"), heading = part("count"), empty = part("empty");
const passing = root.querySelector("[data-pass-on]");
const copyOf = (name) => part(name).content.firstElementChild.cloneNode(true);
const NOTHING = { services: new Map(), moved: new Map() };
let entries = [], painted = null, codes = null;

const isShared = () => idsIn(location.hash).length > 0;
const wanted = () => (isShared() ? idsIn(location.hash) : savedIds());
const tell = (name, values) => announce(passing, name, say(root, name, null, values));

const loadCodes = async () => {
  const answer = await fetch(`${home}qr.json`);
  return answer.ok ? new Map(Object.entries(await answer.json())) : new Map();
};

const showCodes = async () => {
  codes ??= loadCodes();
  const known = await codes.catch(() => ((codes = null), new Map()));
  for (const item of items.children) {
    const place = item.querySelector('[data-part="code"]'), packed = known.get(item.dataset.id);
    if (packed && !place.hasChildNodes()) place.append(drawCode(packed, say(root, "qr", null, { name: item.dataset.name })));
  }
};

const saveButton = (id, name) => {
  const button = document.querySelector("[data-saved-button]").content.cloneNode(true);
  button.querySelector("[data-save-id]").dataset.saveId = id;
  button.querySelector("[data-save-name]").textContent = name;
  return button;
};

const makeItem = ([id, service]) => {
  const item = fillCard(copyOf("service"), id, service, home, () => part("not-stated").content.cloneNode(true));
  Object.assign(item.dataset, { id, name: service.name });
  const removing = item.querySelector("[data-saved-remove]");
  if (isShared()) removing.replaceWith(saveButton(id, service.name));
  return item;
};

/** An id that leads nowhere: its words are all that is known of its name. */
const makeLost = (id) => {
  const item = copyOf("lost"), name = id.replace(/-/g, " ");
  Object.assign(item.dataset, { id, name });
  for (const place of item.querySelectorAll("[data-part]")) place.textContent = name;
  item.querySelector("[data-saved-remove]").hidden = isShared();
  return item;
};

/** Whether this browser keeps anything; where it does not, a list of one's own travels in the address too. */
const canKeep = () => {
  try {
    return Boolean(localStorage);
  } catch {
    return false;
  }
};

const show = (found) => {
  const shared = isShared(), isSent = shared && canKeep();
  entries = found.entries;
  heading.textContent = say(root, isSent ? "shared" : "kept", entries.length);
  items.replaceChildren(...entries.map(makeItem));
  items.dispatchEvent(new CustomEvent("hub-cards", { bubbles: true }));
  part("gone-items").replaceChildren(...found.gone.map(makeLost));
  part("gone").hidden = !found.gone.length;
  part("tools").hidden = !entries.length;
  part("shared").hidden = !isSent || !entries.length;
  if (shared && !isSent) tell("refused");
  part("clear").hidden = shared;
  part("sure").hidden = true;
  part("ask").hidden = false;
  for (const link of document.querySelectorAll("a[hreflang]")) link.hash = shared ? location.hash : "";
  if (entries.length) showCodes();
};

const paint = async () => {
  const asked = wanted().join();
  if (painted === location.hash + asked) return;
  const services = asked ? await loadServices(home).catch(() => null) : NOTHING;
  part("failed").hidden = services !== null;
  if (!services || painted === location.hash + asked) return;
  const found = lookUp(services, asked ? wanted() : []);
  if (!isShared() && found.moved) return replace(found.ids);
  show(found);
  painted = location.hash + asked;
  part("some").hidden = !asked;
  empty.hidden = asked !== "";
  document.documentElement.classList.toggle("hub-saved-page", entries.length > 0);
};

const printed = () => {
  const lang = document.documentElement.lang.replace(/^en$/, "en-GB");
  const date = new Intl.DateTimeFormat(`${lang}-u-ca-gregory-nu-latn`, { dateStyle: "long" }).format(new Date());
  part("printed").textContent = say(root, "printed", null, { date, address: (location.host + home).replace(/\/$/, "") });
};

const address = () => new URL(hashOf(entries.map(([id]) => id)), location.href).href;

const actions = {
  print: async () => {
    await showCodes();
    print();
  },
  send: () => send(passing, document.title, `${messageOf(entries, home)}\n\n${address()}`),
  link: () => copy(passing, address()),
  contacts: () => {
    download("saved.vcf", "text/vcard", contactsOf(entries, home));
    announce(passing, "made");
  },
};

/** Takes one off. What had the focus is gone, so the name of the next gets it, else that of the one before. */
const takeOff = async ({ parentElement: list, dataset: { id, name } }, place) => {
  remove(id);
  await paint();
  tell("removed", { name });
  const next = list.children[Math.min(place, list.childElementCount - 1)];
  (next?.querySelector("a, button") ?? (empty.hidden ? heading : empty.querySelector("p"))).focus();
};

const ask = (sure) => {
  part("sure").hidden = !sure;
  part("ask").hidden = sure;
  root.querySelector("#saved-sure").textContent = say(root, "sure", savedIds().length);
  (sure ? root.querySelector("#saved-sure") : part("ask")).focus();
};

const pressed = {
  "[data-saved-do]": (button) => actions[button.dataset.savedDo](),
  "[data-saved-remove]": (button) => {
    const item = button.closest("li");
    return takeOff(item, [...item.parentElement.children].indexOf(item));
  },
  "[data-saved-ask]": () => ask(true),
  "[data-saved-no]": () => ask(false),
  "[data-saved-yes]": async () => {
    replace([]);
    await paint();
    tell("cleared");
    empty.querySelector("p").focus();
  },
  "[data-saved-keep]": async () => {
    save(...entries.map(([id]) => id));
    if (!isKept()) return tell("refused");
    history.replaceState(null, "", location.pathname);
    await paint();
    heading.focus();
  },
  "[data-saved-again]": () => paint(),
};

root.addEventListener("click", ({ target }) => {
  for (const [selector, act] of Object.entries(pressed)) if (target.closest(selector)) act(target.closest(selector));
});
addEventListener("hashchange", paint);
addEventListener("beforeprint", printed);
onChange(paint);
paint();
