import { receiveFiles, sendFile, tokenIn } from "./send";

/** The form of the library sends files as soon as they are chosen, dropped or pasted, one after the other, and says how far it is. */
export function uploadInPlace(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]")!;
  const list = form.querySelector<HTMLElement>("[data-uploads]")!;
  const folder = form.querySelector<HTMLInputElement>("input[name=in]")!.value;
  const most = Number(form.dataset.most) * 1_000_000;
  let turn = Promise.resolve();
  let refused = 0;
  let waiting = 0;

  const take = (files: File[]) => {
    list.hidden = false;
    for (const file of files) {
      const row = new Row(list, file.name);
      waiting++;
      turn = turn.then(async () => {
        try {
          if (file.size > most) throw new Error(`${file.name}: The file is larger than ${form.dataset.most} MB. Make it smaller, or put it on a video or file service and link to it.`);
          const taken = await sendFile(file, folder, tokenIn(form), (share) => row.show(share));
          row.end(taken.name, taken.address);
        } catch (fault) {
          refused++;
          row.refuse((fault as Error).message);
        }
        if (--waiting === 0 && refused === 0) location.assign(`/editor/media?in=${encodeURIComponent(folder)}&done=${list.children.length === 1 ? "one" : "many"}`);
      });
    }
  };

  input.addEventListener("change", () => {
    take([...(input.files ?? [])]);
    input.value = "";
  });
  receiveFiles(document.body, document, take);
}

class Row {
  private readonly item = document.createElement("li");
  private readonly words = document.createElement("span");
  private readonly bar = document.createElement("progress");

  constructor(list: HTMLElement, name: string) {
    this.words.textContent = name;
    this.bar.max = 1;
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", name);
    this.item.append(this.words, this.bar);
    list.append(this.item);
  }

  show(share: number): void {
    this.bar.value = share;
  }

  end(name: string, address: string): void {
    const link = document.createElement("a");
    Object.assign(link, { className: "govuk-link", href: address, textContent: name });
    this.words.replaceChildren("Added: ", link);
    this.bar.remove();
  }

  refuse(message: string): void {
    this.words.textContent = message;
    this.words.className = "govuk-error-message";
    this.bar.remove();
  }
}
