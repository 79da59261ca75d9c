// Shows the form of a finder. What searches is fetched when the reader first touches it, or when the address already asks for
// something: until then a list costs nothing more than its page.
import { isLedToPlace, restore, writeAddress } from "../../assets/form-state.mjs";

const wide = matchMedia("(min-width: 62rem)").matches;
const part = (root, name) => root.querySelector(`[data-finder-${name}]`);

for (const root of document.querySelectorAll("[data-finder]")) {
  const form = part(root, "form");
  let tries = 0, isStarted = false;
  const fetched = () => (tries ? import(`../../assets/finder-run.mjs?${tries}`) : import("../../assets/finder-run.mjs")); // a browser keeps a failure by its address
  const run = () => {
    if (isStarted) return;
    isStarted = true;
    fetched().then(
      ({ start }) => {
        part(root, "failed").hidden = part(root, "links").hidden = true;
        start(root);
      },
      () => {
        part(root, "failed").hidden = part(root, "links").hidden = false;
        tries += 1;
        isStarted = false;
        form.addEventListener("change", run, { once: true });
      },
    );
  };
  const asked = restore(form);
  writeAddress(form);
  root.querySelectorAll("[data-finder-facet]").forEach((facet, number) => {
    const isFirst = number < 2 || facet.querySelector("[data-finder-live]");
    facet.open = (wide && isFirst) || !!facet.querySelector(":checked");
  });
  part(root, "fold").open = wide;
  part(root, "links").hidden = true;
  form.hidden = false;
  if (asked) run();
  else form.addEventListener("focusin", run, { once: true });
  addEventListener("popstate", () => !isStarted && !isLedToPlace() && restore(form) && run());
  const leadToField = () => {
    const field = part(form, "postcode");
    if (!field || location.hash !== `#${field.id}` || !isLedToPlace()) return;
    part(root, "fold").open = true;
    field.focus();
  };
  leadToField(); // the header's search sends here who typed a postcode
  addEventListener("hashchange", leadToField);
}
