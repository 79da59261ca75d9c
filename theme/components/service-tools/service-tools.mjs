// Sends one service as a text and gives it as a contact file. What that needs is fetched when the reader comes near the buttons.
import { announce, download, send } from "../../assets/hand-over.mjs";
import { contactsOf, loadServices, lookUp, messageOf } from "../../assets/pass-on.mjs";

const root = document.querySelector("[data-tools]");
const place = root.querySelector("[data-pass-on]");
const { id, home } = root.dataset;

const actions = {
  send: (entries) => send(place, entries[0][1].name, messageOf(entries, home)),
  contacts: (entries) => {
    download(`${id}.vcf`, "text/vcard", contactsOf(entries, home));
    announce(place, "made");
  },
};

const near = () => loadServices(home).catch(() => null); // a share sheet opens only while the press is fresh

for (const button of root.querySelectorAll("[data-tools-do]")) {
  button.addEventListener("pointerenter", near, { once: true });
  button.addEventListener("focus", near, { once: true });
  button.addEventListener("click", async () => {
    const services = await near();
    if (services) await actions[button.dataset.toolsDo](lookUp(services, [id]).entries);
    else announce(place, "failed");
  });
}
root.hidden = false;
