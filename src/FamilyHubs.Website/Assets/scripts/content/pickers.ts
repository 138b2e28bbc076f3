import { combobox } from "./combobox";
import { finder } from "./find";

/** Pickers and link fields offer pages while somebody types. */
export function offerWhileTyping(part: HTMLElement): void {
  for (const picker of part.querySelectorAll<HTMLElement>("[data-find]")) {
    const input = picker.querySelector<HTMLInputElement>("input[type=text]");
    const { find, property, verb, place } = picker.dataset;
    if (input) combobox(input, finder(find!, property), (offer) => picker.closest("form")!.dispatchEvent(new CustomEvent("editor:ask", { detail: `${verb} ${place} ${offer.key}` })));
  }
  for (const field of part.querySelectorAll<HTMLElement>("[data-address]")) {
    const address = field.querySelector<HTMLInputElement>("input[type=text]")!;
    const page = field.querySelector<HTMLInputElement>("input[type=hidden]")!;
    const words = field.previousElementSibling?.querySelector<HTMLInputElement>("input");
    combobox(address, finder("pages"), (offer) => {
      address.value = offer.address ?? "";
      page.value = offer.key;
      if (words && !words.value) words.value = offer.name;
    });
  }
}
