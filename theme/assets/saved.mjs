// The services a reader has saved: their ids, in the order they were saved, on this device and nowhere else.
// Nothing is kept before something is saved, and the key itself goes when nothing is left. Where the browser refuses to keep
// anything, the list lasts as long as the page.
const KEY = "carers-hub.saved";
const MOST = 200, LONGEST = 100;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

let inPage = null; // the list where nothing can be kept
const listeners = new Set();

/** Of what may be anything, what could be ids of services, each once. */
export const cleanIds = (found) =>
  Array.isArray(found) ? [...new Set(found)].filter((id) => typeof id === "string" && id.length <= LONGEST && ID.test(id)).slice(0, MOST) : [];

const parse = (text) => {
  try {
    return cleanIds(JSON.parse(text));
  } catch {
    return [];
  }
};

/** The ids of what is saved. */
export const savedIds = () => {
  if (inPage) return inPage;
  try {
    return parse(localStorage.getItem(KEY) ?? "[]");
  } catch {
    return (inPage = []);
  }
};

/** Whether the list outlives the page. Not known before something was saved. */
export const isKept = () => inPage === null;

const tell = () => listeners.forEach((listener) => listener());

const keep = (ids) => {
  try {
    if (inPage) inPage = ids;
    else if (ids.length) localStorage.setItem(KEY, JSON.stringify(ids));
    else localStorage.removeItem(KEY);
  } catch {
    inPage = ids;
  }
  tell();
};

/** Puts others in the place of all that is saved. */
export const replace = (ids) => keep(cleanIds(ids));

/** Adds ids at the end. Another tab may have changed the list, so it is read anew each time. */
export const save = (...ids) => keep(cleanIds([...savedIds(), ...ids]));

export const remove = (...ids) => keep(savedIds().filter((id) => !ids.includes(id)));

/** Calls `listener` whenever the list changes: here, in another tab, or while this page lay in the browser's memory. */
export const onChange = (listener) => listeners.add(listener);

addEventListener("storage", ({ key }) => (key === KEY || key === null) && tell());
addEventListener("pageshow", ({ persisted }) => persisted && tell());

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
};

/** The ids that an address names after `#ids=`, none in any other. What stands there is never sent to the server.
    What a message put behind an id, a full stop for example, is passed over. */
export const idsIn = (hash) =>
  hash.startsWith("#ids=") ? cleanIds(decoded(hash.slice(5)).split(",").map((id) => id.replace(/[^a-z0-9-].*/su, ""))) : [];

export const hashOf = (ids) => `#ids=${ids.join(",")}`;
