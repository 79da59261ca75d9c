// Puts the questions in place. The answers are in the fragment of the address and go nowhere: `choose.json` and the finder's index
// are fetched with the first answer, whatever it is. Each answer is a link to a fragment, so back, forward and a sent link work.
import { NOT_SURE, outcome, parse, query } from "../../assets/choose.mjs";
import { say } from "../../assets/filter.mjs";

const root = document.querySelector("[data-choose]");
const part = (name, within = root) => within.querySelector(`[data-choose-${name}]`);
const parts = (name, within = root) => [...within.querySelectorAll(`[data-choose-${name}]`)];
const { home } = root.dataset;
const locale = document.documentElement.lang || "en";

const place = part("place"), list = part("list");
const questions = parts("template").map((template) => template.content.firstElementChild);
const known = questions.map((question) => parts("answer", question).map((link) => link.dataset.chooseAnswer));
const found = root.querySelector("[data-results=chosen]");
const finder = part("finder", list)?.getAttribute("href").split("#")[0];
const titleOfPage = document.title;

const linkOf = (number, id) => parts("answer", questions[number]).find((link) => link.dataset.chooseAnswer === id);
const textOf = (number, id) => part("text", linkOf(number, id)).textContent;
const fragment = (answers) => `#${answers.join(",")}`;

let loading = null, results = null, exit = null, shown = [];
const fetchChoices = async () => {
  const answer = await fetch(`${home}choose.json`);
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
};

const fetchIndex = async () => (await (await import("../../assets/finder-data.mjs")).loadIndex(home, locale)).index;
const makeResults = async () => (results ??= (await import("../../assets/results.mjs")).createResults(found));

/** What a list needs, fetched once, with the first answer: `[choices, index, results]`. Asked for again after a failure. */
const load = () => {
  loading ??= Promise.all([fetchChoices(), fetchIndex(), makeResults()]).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
};

/** The answers so far, each with its question and a way to change it. */
const showGiven = (within, answers) => {
  const section = part("given", within), template = part("row").content.firstElementChild;
  const rows = answers.map((id, number) => {
    const row = template.cloneNode(true);
    for (const put of parts("put", row)) put.textContent = part("heading", questions[number]).textContent;
    part("said", row).textContent = textOf(number, id);
    part("change", row).href = fragment(answers.slice(0, number));
    return row;
  });
  part("rows", section).replaceChildren(...rows);
  if (part("all", section)) part("all", section).textContent = answers.map((id, number) => textOf(number, id)).join(" · ");
  section.hidden = !rows.length;
  const back = part("back", within);
  back.href = fragment(answers.slice(0, -1));
  back.parentElement.hidden = !rows.length;
};

/** The link that leaves the page at once comes with the first answer that asks for it; its own script starts with it. */
const showExit = (isWanted) => {
  if (isWanted && !exit) {
    exit = document.createElement("div");
    exit.append(part("exit").content.cloneNode(true));
    root.append(exit);
  }
  if (exit) exit.hidden = !isWanted;
};

const showQuestion = (answers) => {
  const question = questions[answers.length].cloneNode(true);
  for (const link of parts("answer", question)) link.href = fragment([...answers, link.dataset.chooseAnswer]);
  place.replaceChildren(question);
  showGiven(question, answers);
  return part("heading", question);
};

const isUnsure = (answers) => answers.every((id) => id === NOT_SURE);

const sentence = (answers, { numbers, dropped }) => {
  const left = dropped.map((number) => textOf(number, answers[number])).join(" · ");
  if (!numbers.length) return say(root, "none", null);
  if (left) return say(root, "dropped", numbers.length, { answers: left });
  return isUnsure(answers) ? say(root, "unsure", null) : say(root, "fits", numbers.length);
};

const why = (given) => (number) => {
  const names = given.why(number), unknown = given.unknown(number).map((place) => questions[place].dataset.chooseName);
  const lines = [names.length && say(root, "why", null, { names: names.join(" · ") }), unknown.length && say(root, "unknown", null, { names: unknown.join(" · ") })];
  return lines.some(Boolean) ? [lines.filter(Boolean).join(" ")] : [];
};

const fill = async (answers) => {
  const isCurrent = () => shown === answers;
  try {
    const [choices, index, results] = await load();
    if (!isCurrent()) return;
    const given = outcome(choices, answers);
    part("count", list).textContent = sentence(answers, given);
    results.show(index, given.numbers, why(given));
    if (finder) part("finder", list).href = [finder, query(choices, answers)].filter(Boolean).join("#?");
    part("failed", list).hidden = true;
  } catch {
    if (!isCurrent()) return;
    part("page", list).href = `${home}choose/${answers.join("/")}/`;
    part("failed", list).hidden = false;
  }
};

/** Whether a child answers, or somebody who may be in danger. */
const traits = (answers) => {
  const said = answers.map((id, number) => linkOf(number, id).dataset);
  return { audience: said.map((one) => one.chooseAudience).find(Boolean), danger: said.some((one) => "chooseDanger" in one) };
};

const showList = (answers) => {
  const { audience, danger } = traits(answers);
  const wanted = [audience ?? "everyone", !audience && danger && "danger"];
  for (const block of parts("for", list)) block.hidden = !wanted.includes(block.dataset.chooseFor);
  found[isUnsure(answers) ? "before" : "after"](parts("for", list).find((block) => block.dataset.chooseFor === wanted[0] && part("again", block)));
  showGiven(list, answers);
  part("count", list).textContent = "";
  found.hidden = true;
  fill(answers);
  return part("heading", list);
};

const read = () => parse(location.hash, known);

/** Shows the question or the list for some answers. Gives its heading. */
const show = (answers) => {
  const isDone = answers.length === questions.length;
  shown = answers;
  place.hidden = isDone;
  list.hidden = !isDone;
  const heading = isDone ? showList(answers) : showQuestion(answers);
  if (answers.length) load().catch(() => {}); // the list says so when it cannot be fetched
  const { audience, danger } = traits(answers);
  showExit(Boolean(audience || danger));
  root.classList.toggle("hub-for-young-carers", audience === "young-carers");
  for (const link of document.querySelectorAll("a[hreflang]")) link.hash = answers.length ? fragment(answers) : "";
  document.title = answers.length ? `${heading.textContent} – ${titleOfPage}` : titleOfPage;
  return heading;
};

/** The reader pressed a link, so what is new gets the focus. A fragment may also be a place of the page, like its menu. */
const follow = () => {
  const answers = read();
  if (location.hash.length > 1 && !answers.length) return;
  show(answers).focus({ preventScroll: true });
  root.scrollIntoView();
};

part("private").hidden = false;
for (const link of parts("again", list)) link.href = "#";
addEventListener("hashchange", follow);
show(read());
