// A card of the list of saved services, made from `saved.json`, with all that paper needs.
import { dial, hostOf, part, put, putOrDrop } from "./card-parts.mjs";

const element = (name, properties, ...inside) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
};

const phoneItem = ([number, type, label, answers], name) => {
  const link = element("a", { className: "hub-phone", href: dial(number, type) });
  if (label) put(link, label);
  else link.append(element("bdi", { dir: "ltr", textContent: number }));
  const item = element("li", {}, link);
  if (answers && answers !== name) item.append(" ", put(element("span", {}), answers));
  return item;
};

const placeOf = ([name, address, postcode]) => {
  const where = element("bdi", { dir: "ltr", lang: "en", textContent: [address, postcode].filter(Boolean).join(", ") });
  return element("div", {}, element("b", { lang: "en", dir: "ltr", textContent: name }), document.createElement("br"), where);
};

const fillLink = (card, name, text, href) => {
  if (!text) return part(card, `${name}-line`).remove();
  part(card, name).href = href;
  part(card, name).firstElementChild.textContent = text;
};

/** Fills a copy of the template. `notStated`: gives what stands where a fact is not known. */
export const fillCard = (card, id, service, home, notStated) => {
  part(card, "name").href = `${home}services/${id}/`;
  for (const name of ["name", "again"]) part(card, name).textContent = service.name;
  for (const name of ["gloss", "alert", "summary"]) putOrDrop(card, name, service[name]);
  part(card, service.phones ? "no-phone" : "phones").remove();
  if (service.phones) part(card, "phones").append(...service.phones.map((phone) => phoneItem(phone, service.name)));
  if (service.places) part(card, "where").append(...service.places.map(placeOf));
  else if (service.where) put(part(card, "where"), service.where);
  else part(card, "where-line").remove();
  const hours = (service.hours ?? []).map((line) => put(element("div", {}), line));
  part(card, "hours").append(...(hours.length ? hours : [notStated()]));
  fillLink(card, "email", service.email, `mailto:${service.email}`);
  fillLink(card, "website", hostOf(service.website), service.website);
  return card;
};

/** A QR code from `qr.json`: how many modules wide, and the path that draws its dark ones. */
export const readCode = (packed) => {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const size = Math.floor(Math.sqrt(bytes.length * 8));
  const isDark = (place) => (bytes[place >> 3] >> (7 - (place & 7))) & 1;
  let path = "";
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) if (isDark(y * size + x)) path += `M${x} ${y}h1v1h-1z`;
  }
  return { size, path };
};

const SVG = "http://www.w3.org/2000/svg";
const QUIET_ZONE = 4;

const shape = (name, attributes) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

/** A QR code in black on white with its quiet zone. `label`: what it is, in words. */
export const drawCode = (packed, label) => {
  const { size, path } = readCode(packed);
  const whole = size + 2 * QUIET_ZONE;
  const box = { viewBox: `${-QUIET_ZONE} ${-QUIET_ZONE} ${whole} ${whole}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" };
  const picture = shape("svg", box);
  picture.append(shape("rect", { x: -QUIET_ZONE, y: -QUIET_ZONE, width: whole, height: whole, fill: "#fff" }), shape("path", { d: path, fill: "#000" }));
  return picture;
};
