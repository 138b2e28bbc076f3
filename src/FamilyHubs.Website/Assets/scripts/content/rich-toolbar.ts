import type { Editor } from "@tiptap/core";
import { combobox } from "./combobox";
import { finder } from "./find";

interface Tool {
  words: string;
  shown?: string;
  press: () => void;
  isOn?: () => boolean;
  isThere?: () => boolean;
}

/** The tools above rich text, and the panel in which a link or a caption is written. */
export function toolbar(editor: Editor, label: string): HTMLElement[] {
  const bar = document.createElement("div");
  bar.className = "editor-rich__tools";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", `Tools for ${label}`);
  const panel = document.createElement("div");
  panel.className = "editor-rich__link";
  panel.hidden = true;

  const inTable = () => editor.isActive("table");
  const run = () => editor.chain().focus();
  const tools: Tool[] = [
    { words: "Heading", press: () => run().toggleHeading({ level: 2 }).run(), isOn: () => editor.isActive("heading", { level: 2 }) },
    { words: "Smaller heading", shown: "Smaller", press: () => run().toggleHeading({ level: 3 }).run(), isOn: () => editor.isActive("heading", { level: 3 }) },
    { words: "Bold", press: () => run().toggleBold().run(), isOn: () => editor.isActive("bold") },
    { words: "Italic", press: () => run().toggleItalic().run(), isOn: () => editor.isActive("italic") },
    { words: "Bullets", press: () => run().toggleBulletList().run(), isOn: () => editor.isActive("bulletList") },
    { words: "Numbers", press: () => run().toggleOrderedList().run(), isOn: () => editor.isActive("orderedList") },
    { words: "Link", press: () => linkPanel(editor, panel), isOn: () => editor.isActive("link") },
    { words: "Table", press: () => run().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(), isThere: () => !inTable() },
    { words: "Row below", press: () => run().addRowAfter().run(), isThere: inTable },
    { words: "Column after", press: () => run().addColumnAfter().run(), isThere: inTable },
    { words: "Take out row", press: () => run().deleteRow().run(), isThere: inTable },
    { words: "Take out column", press: () => run().deleteColumn().run(), isThere: inTable },
    { words: "Header row", press: () => run().toggleHeaderRow().run(), isThere: inTable },
    { words: "Header column", press: () => run().toggleHeaderColumn().run(), isThere: inTable },
    { words: "Caption", press: () => captionPanel(editor, panel), isThere: inTable },
    { words: "Take out table", press: () => run().deleteTable().run(), isThere: inTable },
    { words: "Undo", press: () => run().undo().run() },
    { words: "Redo", press: () => run().redo().run() },
  ];
  const buttons = tools.map((tool, i) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "editor-rich__tool";
    button.textContent = tool.shown ?? tool.words;
    if (tool.shown) button.setAttribute("aria-label", tool.words);
    button.tabIndex = i === 0 ? 0 : -1;
    button.addEventListener("click", tool.press);
    return button;
  });
  bar.append(...buttons);

  const tell = () => tools.forEach((tool, i) => {
    if (tool.isOn) buttons[i].setAttribute("aria-pressed", String(tool.isOn()));
    buttons[i].hidden = tool.isThere ? !tool.isThere() : false;
  });
  editor.on("transaction", tell);
  tell();

  bar.addEventListener("keydown", (event) => {
    const shown = buttons.filter((button) => !button.hidden);
    const from = shown.indexOf(document.activeElement as HTMLButtonElement);
    const to = event.key === "ArrowRight" ? from + 1 : event.key === "ArrowLeft" ? from - 1 : event.key === "Home" ? 0 : event.key === "End" ? shown.length - 1 : NaN;
    if (from < 0 || Number.isNaN(to)) return;
    event.preventDefault();
    const target = shown[(to + shown.length) % shown.length];
    buttons.forEach((button) => (button.tabIndex = button === target ? 0 : -1));
    target.focus();
  });
  return [bar, panel];
}

function linkPanel(editor: Editor, panel: HTMLElement): void {
  const before = (editor.getAttributes("link").href as string | undefined) ?? "";
  const input = ask(editor, panel, "Address, or words of a page of ours", before, (address) => {
    const link = /^[^\s@/]+@[^\s@]+\.[^\s@]+$/.test(address) ? `mailto:${address}` : /^www\./i.test(address) ? `https://${address}` : address;
    const chain = editor.chain().focus().extendMarkRange("link");
    if (link === "") chain.unsetMark("link").run();
    else if (editor.state.selection.empty && before === "") chain.insertContent({ type: "text", text: link, marks: [{ type: "link", attrs: { href: link } }] }).run();
    else chain.setMark("link", { href: link }).run();
  });
  combobox(input, finder("pages"), (offer) => {
    input.value = offer.address ?? "";
    input.focus();
  });
}

function captionPanel(editor: Editor, panel: HTMLElement): void {
  const before = (editor.getAttributes("table").caption as string | null) ?? "";
  ask(editor, panel, "Caption: what the table shows", before, (caption) => editor.chain().focus().updateAttributes("table", { caption: caption || null }).run());
}

/** A line in the panel to write something in. It is no form: the whole page is one. */
function ask(editor: Editor, panel: HTMLElement, words: string, value: string, done: (text: string) => void): HTMLInputElement {
  const label = document.createElement("label");
  label.className = "govuk-label";
  label.textContent = words;
  const input = document.createElement("input");
  input.className = "govuk-input";
  input.type = "text";
  input.value = value;
  input.autocomplete = "off";
  label.append(input);
  const line = document.createElement("div");
  line.className = "editor-find__line";
  const close = () => {
    panel.hidden = true;
    panel.replaceChildren();
  };
  const finish = () => {
    close();
    done(input.value.trim());
  };
  line.append(button("Use it", finish), button("Close", () => (close(), editor.commands.focus())));
  const holder = document.createElement("div");
  holder.className = "editor-find";
  holder.append(label);
  panel.replaceChildren(holder, line);
  panel.hidden = false;
  input.focus();
  input.addEventListener("keydown", (event) => {
    const isOffering = input.getAttribute("aria-expanded") === "true";
    if (event.key === "Enter") {
      event.preventDefault();
      if (!isOffering) finish();
    } else if (event.key === "Escape" && !isOffering) close();
  });
  return input;
}

function button(words: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "editor-verb";
  made.textContent = words;
  made.addEventListener("click", press);
  return made;
}
