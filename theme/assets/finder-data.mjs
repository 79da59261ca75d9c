// Fetches the index of a language once, when it is first needed.
import { addTexts, prepare } from "./engine.mjs";

const fetchJson = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
};

const indexes = new Map();

/** The index below a home page like `/fa/`: `{index, whole}`, where `whole` resolves when the longer texts have come too.
    What could not be fetched is asked for again the next time. */
export const loadIndex = (home, locale) => {
  if (!indexes.has(home)) {
    const loading = (async () => {
      const index = prepare(await fetchJson(`${home}finder.json`), locale);
      const whole = fetchJson(`${home}finder-text.json`).then((texts) => addTexts(index, texts)).catch(() => (index.whole = true));
      return { index, whole };
    })();
    indexes.set(home, loading);
    loading.catch(() => indexes.delete(home));
  }
  return indexes.get(home);
};
