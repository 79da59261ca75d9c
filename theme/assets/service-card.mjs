// Fills a card made from the index with what the cards of the pages say: theme/components/service-card. What comes only with
// `finder-text.json` (whom it is for, who answers) is left out until it is there.
import { dial, hostOf, part, put, putOrDrop } from "./card-parts.mjs";
import { numberIn } from "./engine.mjs";

const known = (root, name) => root.querySelector(`[data-results-${name}]`).content.cloneNode(true);

/** A number to ring or to send a text to, an e-mail address, a website; or that no number is stated. */
const putContact = (root, link, contact) => {
  if (!contact) return link.replaceWith(known(root, "no-number"));
  const number = numberIn(contact), shown = link.firstElementChild;
  if (number) {
    const [, type, label] = Array.isArray(contact) ? contact : [];
    link.className = "hub-phone";
    link.href = dial(number, type);
    if (label) put(link, label);
    else shown.textContent = number;
  } else {
    link.href = contact;
    shown.textContent = contact.startsWith("mailto:") ? contact.slice(7) : hostOf(contact);
  }
};

const putHours = (line, hours, of) => {
  if (!hours) return line.remove();
  line.dataset.hours = JSON.stringify(hours); // the component open-state says what they mean now
  if (of) line.dataset.hoursOf = of.en ?? of;
};

const putFacts = (root, card, index, terms) => {
  for (const facet of ["cost", "attending-type"]) {
    const stated = terms.filter((term) => index.facetOf[term] === facet && index.data.terms[term][0] !== `${facet}:not-stated`);
    if (stated.length) part(card, facet).textContent = stated.map((term) => index.data.terms[term][1]).join(" · ");
    else part(card, facet).append(known(root, "not-stated"));
  }
};

/** Fills a copy of the template with an entry that is a service. */
export const fillService = (card, root, index, entry) => {
  const { data } = index;
  const [id, name, gloss, summary, contact, terms, , hours, , , news] = data.services[entry];
  const [alert, state] = data.news[news], [whom, answers, of] = index.cards[entry] ?? [];
  part(card, "name").textContent = name;
  part(card, "name").href = `${root.dataset.home}services/${id}/`;
  putOrDrop(card, "summary", data.english.includes(entry) ? { en: summary } : summary);
  for (const [name, said] of Object.entries({ gloss, alert, answers, state })) putOrDrop(card, name, said);
  putContact(root, part(card, "contact"), contact);
  putHours(part(card, "hours"), data.hours[hours], of);
  putFacts(root, card, index, terms);
  if (whom) put(part(card, "for"), whom);
  else part(card, "for").parentElement.remove();
  return card;
};
