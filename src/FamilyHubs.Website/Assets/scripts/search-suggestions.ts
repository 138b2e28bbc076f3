/** Offers pages and completions under a search field while someone types: an ARIA 1.2 combobox with a listbox. */
export function offerSuggestions(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("input[data-search-suggest]")) new Suggestions(input);
}

interface Answer {
  pages: { path: string; title: string }[];
  completions: string[];
}

const pause = 150;

class Suggestions {
  private readonly list = document.createElement("ul");
  private readonly status = document.createElement("div");
  private timer = 0;
  private asked = "";
  private active = -1;

  constructor(private readonly input: HTMLInputElement) {
    const id = `${input.id}-list`;
    Object.assign(this.list, { id, hidden: true, className: "app-suggestions" });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.status.setAttribute("role", "status");
    this.status.className = "govuk-visually-hidden";
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", id);
    input.setAttribute("aria-expanded", "false");
    input.after(this.list, this.status);

    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    // Keeps the focus in the field, so that it does not close the list before the click is known.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose((event.target as Element).closest<HTMLElement>("[role=option]")));
  }

  private get options(): HTMLElement[] {
    return [...this.list.children] as HTMLElement[];
  }

  private wait(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.ask(), pause);
  }

  private async ask(): Promise<void> {
    const words = this.input.value.trim();
    this.asked = words;
    if (words.length < 2) return this.close();
    try {
      const answer = await fetch(`/api/search/suggestions?q=${encodeURIComponent(words)}`);
      if (answer.ok && this.asked === words && document.activeElement === this.input) this.show((await answer.json()) as Answer);
    } catch {
      this.close(); // Without the network the form still works once it is back.
    }
  }

  private show({ pages, completions }: Answer): void {
    this.list.replaceChildren(
      ...pages.map(({ path, title }, i) => this.option(i, title, "Page", path)),
      ...completions.map((words, i) => this.option(pages.length + i, words, "Search", "")),
    );
    const count = this.list.childElementCount;
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.hidden = count === 0;
    this.input.setAttribute("aria-expanded", String(count > 0));
    this.status.textContent = count === 0 ? "No suggestions" : `${count} suggestions. Use the up and down keys to choose.`;
  }

  private option(index: number, words: string, kind: string, path: string): HTMLElement {
    const item = document.createElement("li");
    item.id = `${this.input.id}-option-${index}`;
    item.className = "app-suggestion";
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.path = path;
    item.dataset.words = words;
    const note = document.createElement("span");
    note.className = "app-suggestion__kind";
    note.textContent = kind;
    item.append(document.createTextNode(`${words} `), note);
    return item;
  }

  private press(event: KeyboardEvent): void {
    const isOpen = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!isOpen) return void this.ask();
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      event.preventDefault();
      this.choose(this.options[this.active]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close();
    }
  }

  private move(by: number): void {
    const options = this.options;
    this.active = this.active < 0 && by < 0 ? options.length - 1 : (this.active + by + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === this.active)));
    options[this.active].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", options[this.active].id);
  }

  private choose(option: HTMLElement | null): void {
    if (!option) return;
    const { path, words } = option.dataset;
    this.close();
    if (path) {
      window.location.assign(path);
      return;
    }
    this.input.value = words ?? "";
    this.input.form?.submit();
  }

  private close(): void {
    window.clearTimeout(this.timer);
    this.asked = "";
    this.active = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
