// Gets the search ready when a reader first uses the box, or when the address asks for something.
import { isLedToPlace, restore } from "../../assets/form-state.mjs";

const field = document.querySelector("main input[name=q]");
let isAsked = false;
const search = () => {
  isAsked = true;
  import("../../assets/site-search.mjs").catch(() => (document.querySelector("[data-a-to-z-failed]").hidden = false));
};

if (field) {
  if (restore(field.form)) search();
  else field.addEventListener("focus", search, { once: true });
  addEventListener("popstate", () => !isAsked && !isLedToPlace() && restore(field.form) && search());
}
