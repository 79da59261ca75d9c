// What is passed on of services: a text for a message, a contact file. Pure but for the one file that is fetched.

let loading = null;

const fetchServices = async (home) => {
  const answer = await fetch(`${home}saved.json`);
  if (!answer.ok) throw new Error(`saved.json: ${answer.status}`);
  const { services, moved } = await answer.json();
  return { services: new Map(Object.entries(services)), moved: new Map(Object.entries(moved)) };
};

/** `saved.json` below a home page like `/fa/`: every service, fetched whole, so that nobody learns which ones are wanted.
    What could not be fetched is asked for again the next time. */
export const loadServices = (home) => {
  loading ??= fetchServices(home);
  loading.catch(() => (loading = null));
  return loading;
};

/** What ids lead to: `entries`, `[[id, service], …]`; `gone`, ids that lead nowhere; `ids`, all of them, those that have another
    id now under that; `moved`, whether there are such. */
export const lookUp = ({ services, moved }, asked) => {
  const ids = [...new Set(asked.map((id) => (services.has(id) ? id : (moved.get(id) ?? id))))];
  const [known, gone] = [true, false].map((is) => ids.filter((id) => services.has(id) === is));
  return { entries: known.map((id) => [id, services.get(id)]), gone, ids, moved: ids.join() !== asked.join() };
};

/** A text of `saved.json` as plain words, without the signs that keep its order. */
export const plain = (said) => (said?.en ?? said ?? "").replace(/[\u2066\u2069]/g, "");

/** The full address of a service's page. */
export const addressOf = (id, home) => new URL(`${home}services/${id}/`, location.href).href;

/** A line for each number: the number, and who answers where that is not the service itself. */
const phoneLines = ({ name, phones = [] }) =>
  phones.map(([number, , label, answers]) => [plain(label) || number, plain(answers)].filter((words) => words && words !== name).join(" – "));

/** Name, numbers and address of each service, as a message. */
export const messageOf = (entries, home) =>
  entries.map(([id, service]) => [service.name, ...phoneLines(service), addressOf(id, home)].join("\n")).join("\n\n");

const escaped = (text) => text.replace(/[\\,;]/g, "\\$&").replace(/\n/g, "\\n");

const encoder = new TextEncoder();

/** A line of a vCard, in pieces of at most 75 bytes where it is longer (RFC 6350, 3.2). */
const fold = (line) => {
  const pieces = [];
  let piece = "", size = 0;
  for (const letter of line) {
    const bytes = encoder.encode(letter).length;
    if (size + bytes > 74) {
      pieces.push(piece);
      piece = "";
      size = 0;
    }
    piece += letter;
    size += bytes;
  }
  return [...pieces, piece].join("\r\n ");
};

const noteOf = (service) =>
  [plain(service.alert), plain(service.summary), ...phoneLines(service), ...(service.hours ?? []).map(plain)].filter(Boolean).join("\n");

const cardOf = ([id, service], home) => [
  "BEGIN:VCARD",
  "VERSION:4.0",
  "KIND:org",
  `FN:${escaped(service.name)}`,
  `ORG:${escaped(service.org)}`,
  ...(service.phones ?? []).map(([number, type]) => `TEL;TYPE=work;TYPE=${type}:${number}`),
  ...(service.email ? [`EMAIL;TYPE=work:${service.email}`] : []),
  ...(service.places ?? []).map(([name, address, postcode]) => `ADR;TYPE=work:;;${escaped(`${name}, ${address}`)};;;${escaped(postcode)};`),
  ...(service.website ? [`URL;PREF=1:${service.website}`] : []),
  `URL:${addressOf(id, home)}`,
  `NOTE:${escaped(noteOf(service))}`,
  "END:VCARD",
];

/** A vCard 4.0 of each service (RFC 6350), one after the other. */
export const contactsOf = (entries, home) => entries.flatMap((entry) => cardOf(entry, home)).map((line) => `${fold(line)}\r\n`).join("");
