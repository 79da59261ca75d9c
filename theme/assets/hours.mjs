// Whether a place is open, in London's time whatever the device's own. Pure: no page, no words.
// `carers_hub/views/opening.py` says what hours and a calendar look like, and answers the same; a test holds them together.

const DAY = 1440, MINUTE = 60_000;
const WHY_UNKNOWN = ["bank-holiday", "term-time", "school-holidays", "times", "dates", "calendar"];
const WHY_CLOSED = ["exception", "bank-holiday", "term-time", "school-holidays"];
const WEEKS = ["", "term-time", "school-holidays"];
const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London", hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
});

/** An instant (a Date or milliseconds) in London: `{day: days since 1970, minute: of the day}`. */
const read = (instant) => {
  const [day, month, year, hour, minute] = clock.format(instant).match(/\d+/g).map(Number);
  return { day: Date.UTC(year, month - 1, day) / DAY / MINUTE, minute: hour * 60 + minute };
};

let last = {};
/** The same, but in the hour that comes twice its second time counts as its last minute: what closed in it stays closed. */
const londonTime = (instant) => {
  if (last.instant !== +instant) {
    const now = read(instant), before = read(+instant - 60 * MINUTE);
    const twice = before.day === now.day && before.minute === now.minute;
    last = { instant: +instant, day: now.day, minute: twice ? 119 : now.minute };
  }
  return last;
};

const iso = (day) => new Date(day * DAY * MINUTE).toISOString().slice(0, 10);
const time = (minute) => [(minute % DAY) / 60, minute % 60].map((number) => String(Math.floor(number)).padStart(2, "0")).join(":");
const within = (spans, date) => spans.some(([first, last]) => first <= date && date <= last);

/** Whether the clocks go forward from 1am to 2am on a day. */
const skips = (day) => read(day * DAY * MINUTE).minute === 0 && read((day * DAY + 60) * MINUTE).minute === 120;

/** A minute counted from the midnight that begins `today`, after the hour that the clocks leave out if it is in there. */
const afterSkip = (minute, today) => {
  const days = Math.floor(minute / DAY), rest = minute - days * DAY;
  return rest >= 60 && rest < 120 && skips(today + days) ? days * DAY + 120 : minute;
};

/** 1 in term time, 2 in the school holidays, 0 when that is not known. */
const school = (calendar, date) => (within(calendar.terms, date) ? 1 : within(calendar.breaks, date) ? 2 : 0);

/** What an entry says of a day: a window `[start, end, why not known]`, the reason it falls out, or nothing. */
const entryOn = ([days, opens, closes, bank = 0, weeks = 0, , , exceptions = []], calendar, day, date) => {
  const usual = (days >> (day + 3) % 7) & 1;
  const other = exceptions.find(([first, last]) => first <= date && date <= last && (usual || first === last));
  if (other) return other[2] !== null ? [other[2], other[3], ""] : usual ? "exception" : null;
  if (!usual) return null;
  const now = school(calendar, date);
  if (weeks && now && now !== weeks) return WEEKS[weeks];
  if (bank === 3 && calendar.bank.includes(date)) return [0, DAY, ""];
  if (bank !== 1 && calendar.bank.includes(date)) return bank === 2 ? "bank-holiday" : [0, Math.max(DAY, closes ?? 0), "bank-holiday"];
  return [opens ?? 0, closes ?? DAY, weeks && !now ? WEEKS[weeks] : opens === null || closes === null ? "times" : ""];
};

/** All that hours say of a day. */
const on = (hours, calendar, day) => {
  const date = iso(day);
  if (date > calendar.to) return [[0, DAY, "calendar"]];
  const valid = hours.filter(([, , , , , from = "", to = ""]) => from <= date && !(to && date > to));
  return valid.length ? valid.map((entry) => entryOn(entry, calendar, day, date)).filter(Boolean) : [[0, DAY, "dates"]];
};

/** When an opening that holds now ends, over midnight too; "" when that is a day or more away, or not known. */
const untilWhen = (windows, now) => {
  let end = now;
  for (let more = true; more; ) {
    const later = windows.filter(([from, to, why]) => !why && from <= end && end < to).map(([, to]) => to);
    more = later.length > 0;
    end = Math.max(end, ...later);
  }
  return end - now >= DAY || windows.some(([from, to, why]) => why && from <= end && end < to) ? "" : time(end);
};

const opensNext = (windows, now, today) => {
  const starts = windows.filter(([from, , why]) => !why && from > now).map(([from]) => from);
  if (!starts.length) return {};
  const start = Math.min(...starts), days = Math.floor(start / DAY);
  const sure = !windows.some(([from, , why]) => why && from > now && from < start);
  return { opens: { days, date: iso(today + days), time: time(start), sure } };
};

const first = (order, found) => order.find((why) => found.includes(why));

/** `{state: "open"|"closed"|"unknown", why?, until?: "17:00", opens?: {days from today, date, time, sure}}`. Hours that nobody has
    stated are null; unknown is never closed. `until` only when that is known and less than a day off; `opens` within seven days. */
export const openState = (hours, calendar, instant) => {
  if (hours === null || hours === undefined) return { state: "unknown", why: "not-stated" };
  if (hours === "always") return { state: "open", why: "always" };
  const { day: today, minute: now } = londonTime(instant);
  if (iso(today) < calendar.from || iso(today) > calendar.to) return { state: "unknown", why: "calendar" };
  const windows = [];
  for (let days = -1; days <= 7; days += 1) {
    for (const found of on(hours, calendar, today + days)) {
      if (typeof found === "string") continue;
      const [from, to] = found.slice(0, 2).map((minute) => afterSkip(days * DAY + minute, today));
      if (from < to) windows.push([from, to, found[2]]);
    }
  }
  const covering = windows.filter(([from, to]) => from <= now && now < to).map(([, , why]) => why);
  if (covering.includes("")) {
    const until = untilWhen(windows, now);
    return { state: "open", ...(until && { until }) };
  }
  if (covering.length) return { state: "unknown", why: first(WHY_UNKNOWN, covering) };
  const told = on(hours, calendar, today);
  const why = told.every((found) => typeof found === "string") && first(WHY_CLOSED, told);
  return { state: "closed", ...(why && { why }), ...opensNext(windows, now, today) };
};
