import type { Offer } from "./find";

let made = 0;

/** A text field that offers what fits below it while somebody types, by the combobox pattern of ARIA. */
export function combobox(input: HTMLInputElement, find: (words: string) => Promise<Offer[] | null>, choose: (offer: Offer) => void): void {
  const list = document.createElement("ul");
  list.id = `offers-${++made}`;
  list.className = "editor-offers";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "What fits");
  list.hidden = true;
  const said = document.createElement("div");
  said.className = "govuk-visually-hidden";
  said.setAttribute("role", "status");
  input.parentElement!.after(list, said);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) input.setAttribute(name, value);

  let offers: Offer[] = [];
  let at = -1;
  let waiting = 0;

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const pick = (offer: Offer) => {
    close();
    choose(offer);
  };
  const mark = (index: number) => {
    at = index;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", at >= 0 ? `${list.id}-${at}` : "");
  };
  const show = (found: Offer[]) => {
    offers = found;
    list.replaceChildren(...found.map((offer, i) => item(offer, `${list.id}-${i}`, () => pick(offer))));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    said.textContent = found.length === 0 ? "Nothing found" : `${found.length} found`;
    at = -1;
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    if (input.value.trim().length < 2) return close();
    waiting = window.setTimeout(async () => {
      const found = await find(input.value.trim());
      if (found && document.activeElement === input) show(found);
    }, 200);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) return;
      event.preventDefault();
      mark((at + (event.key === "ArrowDown" ? 1 : offers.length - 1) + offers.length) % offers.length);
    } else if (event.key === "Enter") {
      if (input.name.endsWith(".$find") || !list.hidden) event.preventDefault();
      if (!list.hidden && offers[Math.max(at, 0)]) pick(offers[Math.max(at, 0)]);
    }
  });
  input.addEventListener("blur", () => window.setTimeout(close, 150));
}

function item(offer: Offer, id: string, choose: () => void): HTMLElement {
  const line = document.createElement("li");
  line.id = id;
  line.className = "editor-offer";
  line.setAttribute("role", "option");
  line.setAttribute("aria-selected", "false");
  if (offer.picture) line.append(Object.assign(document.createElement("img"), { src: offer.picture, alt: "", width: 48, height: 36 }));
  const where = document.createElement("span");
  where.className = "editor-offer__where";
  where.textContent = offer.where + (offer.note ? ` (${offer.note})` : "");
  line.append(offer.name, where);
  line.addEventListener("mousedown", (event) => {
    event.preventDefault();
    choose();
  });
  return line;
}
