// The questions that help to choose: which services fit a set of answers, and why. Pure: no page, no network, no words.
// `choices` is `choose.json`; `carers_hub/views/choose.py` does the same for the pages without a script.

export const NOT_SURE = "not-sure";
const UNKNOWN = -1;

/** The answers that a fragment like `#adult-carer,break` names, as far as they are answers. `known`: for each question its answers. */
export const parse = (fragment, known) => {
  const found = [];
  for (const id of fragment.replace(/^#/, "").replace(/%2c/gi, ",").split(",").slice(0, known.length)) {
    if (!known[found.length].includes(id)) break;
    found.push(id);
  }
  return found;
};

/** For each service that fits an answer, why and how well: a Map of its number to `[why, points]`. */
const fitsOf = ({ fits }) => {
  const found = new Map();
  for (const [why, points, steps] of fits) {
    let number = 0;
    for (const step of steps) found.set((number += step), [why, points]);
  }
  return found;
};

const search = (given) => {
  const [first, ...others] = given.map(({ fits }) => fits);
  const left = [...first.keys()].filter((number) => others.every((fits) => fits.has(number)));
  const points = (number) => given.map(({ fits }) => fits.get(number)[1]);
  const rank = new Map(
    left.map((number) => {
      const unknown = points(number).filter((one) => one === UNKNOWN).length;
      return [number, [unknown, -points(number).reduce((sum, one) => sum + one, unknown)]];
    }),
  );
  return left.sort((one, other) => rank.get(one)[0] - rank.get(other)[0] || rank.get(one)[1] - rank.get(other)[1] || one - other);
};

/** What the answers to all questions give: `{numbers, dropped, why(number), unknown(number)}`. `dropped` and what `unknown` gives are
    places of questions: of answers that had to go so that something fits, the last first; and of what a service does not state. */
export const outcome = (choices, answers) => {
  const all = answers.map((id, place) => ({ id, place, stays: choices[place][id].stays, fits: fitsOf(choices[place][id]) }));
  let given = all, numbers = search(given);
  const dropped = [];
  while (!numbers.length) {
    const last = given.filter(({ id, stays }) => id !== NOT_SURE && !stays).pop();
    if (!last) break;
    given = given.filter((one) => one !== last);
    dropped.unshift(last.place);
    numbers = given.length ? search(given) : [...fitsOf(choices[0][NOT_SURE]).keys()].sort((one, other) => one - other);
  }
  const at = (number) => given.map(({ place, fits }) => [place, ...fits.get(number)]);
  return {
    numbers,
    dropped,
    why: (number) => at(number).map(([, why]) => why).filter(Boolean),
    unknown: (number) => at(number).filter(([, , points]) => points === UNKNOWN).map(([place]) => place),
  };
};

/** What to tick in the finder of all services for these answers, as the query of its address. */
export const query = (choices, answers) => String(new URLSearchParams(answers.flatMap((id, place) => choices[place][id].tick)));
