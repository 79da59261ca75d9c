// Sends one service as a text and gives it as a contact file. What that needs is fetched when the reader comes near the buttons.
import { say } from "../../assets/filter.mjs";

const root = document.querySelector("[data-tools]");
const place = root.querySelector("[data-pass-on]");
const { id, home } = root.dataset;

/** The scripts that do it, and the service. */
const prepare = async () => {
  const [handOver, passOn] = await Promise.all([import("../../assets/hand-over.mjs"), import("../../assets/pass-on.mjs")]);
  const { entries } = passOn.lookUp(await passOn.loadServices(home), [id]);
  return { ...handOver, ...passOn, entries };
};

const actions = {
  send: ({ send, messageOf, entries }) => send(place, entries[0][1].name, messageOf(entries, home)),
  contacts: ({ announce, contactsOf, download, entries }) => {
    download(`${id}.vcf`, "text/vcard", contactsOf(entries, home));
    announce(place, "made");
  },
};

const near = () => prepare().catch(() => null); // a share sheet opens only while the press is fresh

for (const button of root.querySelectorAll("[data-tools-do]")) {
  button.addEventListener("pointerenter", near, { once: true });
  button.addEventListener("focus", near, { once: true });
  button.addEventListener("click", async () => {
    const ready = await near();
    if (ready) await actions[button.dataset.toolsDo](ready);
    else place.querySelector("[data-pass-on-said]").textContent = say(place, "failed", null);
  });
}
root.hidden = false;
