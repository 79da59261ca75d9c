// Says of each service of the page whether it is open now, in the words of the component open-words. Nobody is interrupted:
// the line is read where it stands. Seen again each minute, since a page may stay open for hours.
import { openState } from "../../assets/hours.mjs";

const MINUTE = 60_000;
const words = document.querySelector("[data-open-words]");
const calendar = words && JSON.parse(words.dataset.calendar);

/** The server's words of a name, with `%{…}` filled in; "" where it has none. */
const say = (name, values = {}) =>
  (words.getAttribute(`data-i18n.${name}`) ?? "").replace(/%\{(\w+)\}/g, (_, found) => values[found] ?? "");

/** `17:00` as the page's language says it: 5pm, 17:00, midday. */
const time = (text) => {
  if (text === "00:00" || text === "12:00") return say(text === "00:00" ? "midnight" : "midday");
  const [hour, minute] = text.split(":").map(Number);
  const half = say(hour < 12 ? "am" : "pm");
  return half ? `${(hour + 11) % 12 + 1}${minute ? text.slice(2) : ""}${half}` : `${hour}${text.slice(2)}`;
};

const next = ({ days, date, time: at, sure }) => {
  const day = words.dataset.days.split("|")[(new Date(date).getUTCDay() + 6) % 7];
  const name = ["today", "tomorrow"][days] ?? (days < 7 ? "day" : "week");
  const opens = say(name, { day, time: time(at) });
  return sure ? opens : say("perhaps", { opens });
};

/** An answer of `openState` in words; "" where there is nothing to say. */
export const sentence = ({ state, why = "", until, opens }) => {
  if (state === "open") return why ? say(why) : until ? say("until", { time: time(until) }) : say("open");
  if (state === "unknown") return ["not-stated", "calendar"].includes(why) ? "" : say(`unknown-${why}`) || say("unknown");
  const closed = (why && say(`closed-${why}`)) || say("closed");
  return opens ? say("then", { closed, opens: next(opens) }) : closed;
};

/** Fills the lines of a part of the page. */
export const showOpenStates = (root = document, now = new Date()) => {
  const answers = new Map();
  for (const line of root.querySelectorAll("[data-hours]")) {
    const { hours } = line.dataset;
    if (!answers.has(hours)) answers.set(hours, openState(JSON.parse(hours), calendar, now));
    const answer = answers.get(hours), said = sentence(answer);
    const text = said && line.dataset.hoursOf ? `${line.dataset.hoursOf}: ${said}` : said;
    if (line.textContent === text) continue;
    line.textContent = text;
    line.className = `hub-open hub-open--${answer.state}`;
  }
};

const show = () => document.visibilityState === "visible" && showOpenStates();
if (words) {
  showOpenStates();
  setInterval(show, MINUTE / 2);
  addEventListener("pageshow", show);
  document.addEventListener("visibilitychange", show);
  document.addEventListener("hub-cards", ({ target }) => showOpenStates(target));
}
