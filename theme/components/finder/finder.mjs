// Narrows a finder that is already complete: OR within a facet, AND between facets, every typed word.
// The state is in the address, so "back" works and a link can be sent. Focus stays where it is.
import { fold, hasAll, later, say, wordsOf } from "../../assets/filter.mjs";

const part = (root, name) => root.querySelector(`[data-finder-${name}]`);

const start = (root) => {
  const form = part(root, "form");
  const field = form.elements.q;
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const status = part(root, "count");
  const clearing = part(root, "clear");
  const groups = [...root.querySelectorAll("[data-finder-group]")];
  const items = [...root.querySelectorAll("[data-terms]")].map((element) => ({
    element,
    terms: new Set(element.dataset.terms.split(" ")),
    text: fold(`${element.textContent} ${element.dataset.words}`),
  }));
  const facets = [...root.querySelectorAll("[data-finder-facet]")];
  const names = new Intl.ListFormat(document.documentElement.lang || "en", { type: "unit", style: "short" });
  const term = (box) => `${box.name}:${box.value}`;
  const label = (box) => part(box.parentElement, "label").textContent;

  /** The choice: `{words, asked: {key: [term, …]}}`. */
  const read = () => {
    const asked = {};
    for (const box of boxes) if (box.checked) (asked[box.name] ??= []).push(term(box));
    return { words: wordsOf(field.value, root.dataset.smallWords), asked };
  };

  /** The items a choice leaves, looking past one facet if it is named. */
  const fitting = ({ words, asked }, except) => {
    const others = Object.entries(asked).filter(([key]) => key !== except);
    return items.filter(({ terms, text }) => hasAll(text, words) && others.every(([, any]) => any.some((one) => terms.has(one))));
  };

  /** The ways out of an empty list: what to drop, how many that gives; the most first. */
  const waysOut = (choice) => {
    const ways = Object.keys(choice.asked).map((key) => {
      const chosen = boxes.filter((box) => box.name === key && box.checked);
      return { name: names.format(chosen.map(label)), count: fitting(choice, key).length, drop: () => chosen.forEach((box) => (box.checked = false)) };
    });
    if (choice.words.length) ways.push({ name: field.value.trim(), count: fitting({ ...choice, words: [] }).length, drop: () => (field.value = "") });
    const useful = ways.filter((way) => way.count).sort((one, other) => other.count - one.count);
    const all = { name: names.format(ways.map((way) => way.name)), count: items.length, drop: clear };
    return useful.length ? useful : [all];
  };

  const showWaysOut = (choice) => {
    part(root, "drops").replaceChildren(
      ...waysOut(choice).map(({ name, count, drop }) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "hub-button hub-button--plain";
        button.textContent = say(root, "drop", count, { choice: name });
        button.addEventListener("click", () => {
          drop();
          change();
          status.focus(); // the button that was pressed is gone
        });
        const item = document.createElement("li");
        item.append(button);
        return item;
      }),
    );
  };

  const announce = (shown, chosen) => {
    const text = chosen ? say(root, "some", items.length, { shown }) : say(root, "count", shown);
    if (status.textContent !== text) status.textContent = text;
  };
  const announceLater = later(announce);

  /** Shows what fits, and how many each choice gives. */
  const show = (tell) => {
    const choice = read();
    const left = new Set(fitting(choice));
    for (const item of items) item.element.hidden = !left.has(item);
    for (const group of groups) group.hidden = !group.querySelector("[data-terms]:not([hidden])");
    for (const key of new Set(boxes.map((box) => box.name))) {
      const others = fitting(choice, key);
      for (const box of boxes.filter((found) => found.name === key)) {
        part(box.parentElement, "number").textContent = others.filter(({ terms }) => terms.has(term(box))).length;
      }
    }
    for (const facet of facets) {
      const checked = boxes.filter((box) => box.checked && facet.contains(box));
      part(facet, "chosen").textContent = names.format(checked.map(label));
    }
    const chosen = choice.words.length > 0 || Object.keys(choice.asked).length > 0;
    clearing.hidden = !chosen && document.activeElement !== clearing;
    part(root, "empty").hidden = left.size > 0;
    if (!left.size) showWaysOut(choice);
    tell(left.size, chosen);
  };

  const address = () => {
    const query = new URLSearchParams();
    if (field.value.trim()) query.set("q", field.value.trim());
    for (const box of boxes) if (box.checked) query.append(box.name, box.value);
    const text = query.toString();
    return location.pathname + (text ? `?${text}` : "") + location.hash;
  };

  const restore = () => {
    const query = new URLSearchParams(location.search);
    field.value = query.get("q") ?? "";
    for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value);
  };

  const clear = () => {
    field.value = "";
    for (const box of boxes) box.checked = false;
  };

  const change = () => {
    history.pushState(null, "", address());
    show(announce);
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => event.target !== field && change());
  field.addEventListener("input", () => {
    history.replaceState(null, "", address());
    show(announceLater);
  });
  clearing.addEventListener("click", () => {
    clear();
    change();
  });
  addEventListener("popstate", () => {
    restore();
    show(announce);
  });

  const wide = matchMedia("(min-width: 62rem)").matches;
  restore();
  facets.forEach((facet, number) => (facet.open = (wide && number < 2) || !!facet.querySelector(":checked")));
  part(root, "fold").open = wide;
  part(root, "links").hidden = true;
  form.hidden = false;
  show(announce);
};

document.querySelectorAll("[data-finder]").forEach(start);
