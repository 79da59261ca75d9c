// What a typed postcode adds to a finder: distances, two lists, and whom a service is for. The postcode stays in this page.
// What knows of places is fetched when somebody types one.
import { byDistance } from "./engine.mjs";
import { say } from "./filter.mjs";

const locale = document.documentElement.lang || "en";
const names = new Intl.ListFormat(locale, { type: "disjunction" });

/** Watches the postcode of a finder. `changed()` is called when there is another place, or none any more. Gives
    `{split(index, found), notes(index, entry), clear(), isSet()}`; `split` is null as long as no place is known. */
export const watchPostcode = (root, changed) => {
  const box = root.querySelector("[data-finder-near]");
  if (!box) return { split: () => null, notes: () => [], clear: () => {}, isSet: () => false };
  const field = box.querySelector("[data-finder-postcode]"), answer = box.querySelector("[data-finder-answer]");
  let place = null, files = null, asked = "", near = null, looks = 0;

  /** What an action fetches; null, and a line that says so, when it cannot be had. */
  const fetched = async (action) => {
    const found = await action().catch(() => null);
    root.querySelector("[data-finder-failed]").hidden = found !== null;
    return found;
  };

  const sentence = () => {
    if (!place) return asked ? say(box, "unknown", null) : "";
    const known = place.boroughs.map((code) => near.boroughName(code, files[0])).filter(Boolean);
    if (!known.length) return "";
    return say(box, place.boroughs.length === 1 ? "in" : "maybe", null, { names: names.format(known) });
  };

  const look = async (isDone) => {
    if (!near && !field.value.trim()) return;
    const mine = (looks += 1);
    near ??= await fetched(() => import("./near.mjs"));
    if (!near || mine !== looks) return; // looked again while the script came
    const postcode = near.parsePostcode(field.value);
    const before = place;
    asked = isDone || postcode ? field.value.trim() : "";
    if (postcode) files ??= await fetched(near.load);
    if (postcode !== near.parsePostcode(field.value)) return; // typed on while the files came
    if (postcode && !files) return;
    place = postcode ? near.locate(postcode, ...files) : null;
    answer.textContent = sentence();
    if (place?.easting !== before?.easting || place?.northing !== before?.northing) changed();
  };

  field.addEventListener("input", () => look(false));
  field.addEventListener("change", () => look(true));
  queueMicrotask(() => look(document.activeElement !== field)); // what was typed while this script was on its way

  const areasOf = (index, numbers) => {
    const labels = numbers.map((number) => index.data.terms[index.terms.get(`area:${files[1].areas[number][0]}`)]?.[1]);
    return names.format(labels.filter(Boolean));
  };

  const distanceNote = (index, places) => {
    const metres = near.nearest(place, places.map((number) => index.data.places[number]));
    if (metres === null) return [];
    const miles = near.rounded(metres);
    return [miles ? say(box, "miles", miles, { miles: near.milesText(miles, locale) }) : say(box, "closer", null)];
  };

  const reachNotes = (index, number) => {
    const { serves, who, lives, areas } = near.reach(index.data.serves[number], files[1].areas, place);
    const covers = say(box, serves === null ? "ask" : serves ? "serves" : "elsewhere", null);
    return who && !lives ? [say(box, who, null, { names: areasOf(index, areas) })] : [covers];
  };

  return {
    split: (index, found) => place && byDistance(index, found, (places) => near.nearest(place, places)),
    notes: (index, entry) => {
      if (!place) return [];
      const [, , , , , , places, , serves] = index.data.services[entry];
      return [[...distanceNote(index, places), ...reachNotes(index, serves)].join(" · ")];
    },
    clear: () => {
      field.value = "";
      look(true);
    },
    isSet: () => place !== null,
    box,
  };
};
