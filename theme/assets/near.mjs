// Near me: where a postcode is, how far a place is from it, and whether a service is for people there. All on the reader's
// device: the two files of near/ are the same for everybody, and the postcode goes nowhere. carers_hub/views/places.py writes them.

import { fold } from "./filter.mjs";

const METRES_IN_A_MILE = 1609.344;

/** O for 0 and I for 1, where a postcode can only have a digit; L for 1 where it can't be a letter. */
const SLIPS = { O: "0", I: "1", L: "1" };
const mended = (letter) => SLIPS[letter] ?? letter;

/** The first half of a postcode as it should be, or "". No postcode area has I as its second letter; O is never a digit there. */
const outcodeOf = (word) => {
  const tidy = word
    .replace(/^0(?=[LX])/, "O")
    .replace(/^1(?=[GMPV])/, "I")
    .replace(/^([A-Z])0(?=.)/, "$1O")
    .replace(/^([A-Z])I/, (_, area) => `${area}1`);
  const found = /^([A-Z]{1,2})([\dOI])([\dOIL]|[A-HJKMNPR-Y])?$/.exec(tidy);
  if (!found) return "";
  const [, area, first, last = ""] = found;
  const outcode = area + mended(first) + mended(last);
  return /^[A-Z]0/.test(outcode) ? "" : outcode;
};

const inwardOf = (word) => (/^[\dOIL][ABD-HJLNP-UW-Z]{2}$/.test(word) ? mended(word[0]) + word.slice(1) : "");

const wholeOf = (letters) => {
  const [outcode, inward] = [outcodeOf(letters.slice(0, -3)), inwardOf(letters.slice(-3))];
  return outcode && inward ? `${outcode} ${inward}` : "";
};

/** "N12 8NP" or only "N12", however it was typed, also at the end of an address or in other digits; null for anything else. */
export const parsePostcode = (text) => {
  const words = fold(text).toUpperCase().match(/[A-Z\d]+/g) ?? [];
  const last = words.slice(-1).join("");
  const lastTwo = words.slice(-2).join("");
  const everything = words.join("");
  const unfinished = words.length > 1 && /^\d[A-Z]?$/.test(last) ? outcodeOf(words[words.length - 2]) : "";
  return wholeOf(everything) || wholeOf(lastTwo) || wholeOf(last) || unfinished || outcodeOf(everything) || outcodeOf(last) || null;
};

const codesOf = (signs, { signs: known, codes }) => [...new Set(signs)].map((sign) => codes[known.indexOf(sign)]);

const findOutcode = (outcode, file) => {
  const [area] = /^[A-Z]+/.exec(outcode);
  const [numbers, eastings, northings, boroughs] = file.outcodes[area] ?? [""];
  const place = numbers.split(" ").indexOf(outcode.slice(area.length));
  if (!numbers || place < 0) return null;
  const read = (column, axis) => file.origin[axis] + parseInt(column.slice(2 * place, 2 * place + 2), 36);
  return { at: [read(eastings, 0), read(northings, 1)], codes: codesOf(boroughs.split(" ")[place], file) };
};

/** The boroughs a postcode may lie in: one, unless it is not in the list and its sector lies in several. */
const findInSector = (table, inward, file) => {
  const [first, last] = [...inward.slice(1)].map((letter) => file.letters.indexOf(letter));
  const sign = table.length === 1 ? table : table[first * file.letters.length + last];
  return sign && sign !== "-" ? codesOf(sign, file) : codesOf(table.replace(/-/g, ""), file);
};

/** Where a postcode (as `parsePostcode` gives it) is; null when it is not known, being far away or not in use.
    Easting and northing are of the middle of its sector or outcode, in hundreds of metres. `boroughs`: codes of all it may lie in.
    `inside`: whether it lies in the hub's own borough; null when that can't be told. */
export const locate = (postcode, outcodes, borough) => {
  const [outcode, inward = ""] = postcode.split(" ");
  const sector = inward && borough.sectors[outcode]?.[inward[0]];
  const around = sector ? null : findOutcode(outcode, outcodes);
  if (!sector && !around) return null;
  const boroughs = sector ? findInSector(sector[2], inward, borough) : around.codes;
  const [easting, northing] = sector || around.at;
  const touches = boroughs.includes(borough.home);
  const inside = touches && boroughs.length > 1 ? null : touches;
  return { easting, northing, precision: sector ? "sector" : "outcode", inside, boroughs };
};

/** The name of a borough by its code; "" when it has none. */
export const boroughName = (code, outcodes) => outcodes.names[outcodes.codes.indexOf(code)] ?? "";

/** Metres from what `locate` gives to a place's [easting, northing] in hundreds of metres. */
export const distance = (point, [easting, northing]) => 100 * Math.hypot(easting - point.easting, northing - point.northing);

/** Metres to the nearest of several places; null without any. */
export const nearest = (point, places) => (places.length ? Math.min(...places.map((place) => distance(point, place))) : null);

/** Miles as people say them: 0 for under half a mile, halves up to two, then whole ones. */
export const rounded = (metres) => {
  const miles = metres / METRES_IN_A_MILE;
  const halves = Math.round(miles * 2) / 2;
  if (miles < 0.5) return 0;
  return halves <= 2 ? halves : Math.round(miles);
};

/** A number of miles as it is written in a language, in the digits 0 to 9. */
export const milesText = (miles, locale) => new Intl.NumberFormat(`${locale}-u-nu-latn`).format(miles);

/** Whether areas hold the reader, who lives in one of some boroughs: true, false, or null when only some of them or perhaps. */
const holds = (numbers, areas, boroughs) => {
  const isIn = (group, code) => numbers.some((number) => areas[number][group].some((start) => code.startsWith(start)));
  if (boroughs.every((code) => isIn(1, code))) return true;
  return boroughs.some((code) => isIn(1, code) || isIn(2, code)) ? null : false;
};

/** What a service's areas (`Serves.as_json` in carers_hub/views/areas.py) mean for somebody at a place that `locate` gave.
    `serves`: whether it covers the place. `who` must live in one of `areas` (numbers in borough.areas): "carer", "cared-for",
    "either" of them, or "" when nothing is asked; `lives`: whether the place is there. null is "can't be told". */
export const reach = ([serving, carer = [], caredFor = []], areas, place) => {
  const asked = [...new Set([...carer, ...caredFor])];
  const both = carer.length && caredFor.length ? "either" : "";
  return {
    serves: holds(serving, areas, place.boroughs),
    who: both || (carer.length ? "carer" : caredFor.length ? "cared-for" : ""),
    lives: asked.length ? holds(asked, areas, place.boroughs) : true,
    areas: asked,
  };
};

const read = async (name) => {
  const answer = await fetch(new URL(`../near/${name}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`near/${name}.json: ${answer.status}`);
  return answer.json();
};

let files = null;

/** [outcodes, borough]: fetched once, when first asked for; asked for again after a failure. */
export const load = () => {
  files ??= Promise.all(["outcodes", "borough"].map(read)).catch((error) => {
    files = null;
    throw error;
  });
  return files;
};
