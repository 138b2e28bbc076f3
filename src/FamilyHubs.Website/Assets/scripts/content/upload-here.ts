import { receiveFiles, sendFile, tokenIn } from "../media/send";

/** A picker takes a file that is chosen, dropped on it or pasted into it, and chooses it as soon as it has arrived. */
export function uploadHere(part: HTMLElement): void {
  for (const place of part.querySelectorAll<HTMLElement>("[data-upload-here]")) {
    const picker = place.closest<HTMLElement>("[data-find]")!;
    const form = place.closest("form")!;
    const input = place.querySelector<HTMLInputElement>("input[type=file]")!;
    const says = place.querySelector<HTMLElement>("[data-upload-says]")!;
    const say = (words: string) => {
      says.hidden = false;
      says.textContent = words;
    };
    const take = async ([file]: File[]) => {
      if (!file) return;
      if (file.size > Number(place.dataset.most) * 1_000_000) return say(`${file.name} is larger than ${place.dataset.most} MB.`);
      try {
        say(`Uploading ${file.name}`);
        const taken = await sendFile(file, "", tokenIn(form), (share) => say(`Uploading ${file.name}: ${Math.round(share * 100)}%`));
        form.dispatchEvent(new CustomEvent("editor:ask", { detail: `${picker.dataset.verb} ${picker.dataset.place} ${taken.key}` }));
      } catch (fault) {
        say((fault as Error).message);
      }
    };
    input.addEventListener("change", (event) => {
      event.stopPropagation();
      void take([...(input.files ?? [])]);
      input.value = "";
    });
    receiveFiles(picker, picker, (files) => void take(files));
  }
}
