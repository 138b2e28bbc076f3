import { Editor, Mark } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { Italic } from "@tiptap/extension-italic";
import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Text } from "@tiptap/extension-text";
import { UndoRedo } from "@tiptap/extensions";
import { asStored, withoutOffice } from "./rich-html";
import { toolbar } from "./rich-toolbar";

const safe = /^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i;

/** The caption of a table is kept with the table; its cells are edited in place. Widths would be styles, which our security policy refuses. */
const CaptionedTable = Table.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      caption: {
        default: null,
        parseHTML: (table: HTMLElement) => table.querySelector("caption")?.textContent?.trim() || null,
        renderHTML: ({ caption }: { caption?: string }) => (caption ? { "data-caption": caption } : {}),
      },
    };
  },
  renderHTML: ({ HTMLAttributes }) => ["table", HTMLAttributes, ["tbody", 0]],
}).configure({ resizable: false, renderWrapper: false });

const Sub = Mark.create({ name: "sub", excludes: "sup", parseHTML: () => [{ tag: "sub" }], renderHTML: () => ["sub", 0] });
const Sup = Mark.create({ name: "sup", excludes: "sub", parseHTML: () => [{ tag: "sup" }], renderHTML: () => ["sup", 0] });

/** A link is an address and nothing else; one that is not safe is not taken in. */
const Link = Mark.create({
  name: "link",
  inclusive: false,
  keepOnSplit: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [{ tag: "a[href]", getAttrs: (link: HTMLElement) => (safe.test(link.getAttribute("href") ?? "") ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ["a", { href: HTMLAttributes.href }, 0],
});

const Extensions = [
  Document, Paragraph, Text, Bold, Italic, Sub, Sup, HardBreak, Blockquote, UndoRedo,
  Heading.configure({ levels: [2, 3, 4] }),
  BulletList, OrderedList, ListItem, ListKeymap,
  Link,
  CaptionedTable, TableRow, TableHeader, TableCell,
];

/** Rich text is written as it will look. The text area below stays the field that is sent; it changes only when somebody writes. */
export function writeRichText(part: HTMLElement): void {
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      seen.unobserve(entry.target);
      const source = entry.target as HTMLTextAreaElement;
      try {
        mount(source);
      } catch {
        showPlainly(source);
      }
    }
  }, { rootMargin: "200px" });
  for (const source of part.querySelectorAll<HTMLTextAreaElement>("textarea[data-rich]")) seen.observe(source);
}

/** The editor did not come up: the text is written with its tags, and none of it is lost. */
function showPlainly(source: HTMLTextAreaElement): void {
  if (source.nextElementSibling?.classList.contains("editor-rich")) source.nextElementSibling.remove();
  source.id = source.id.replace(/-source$/, "");
  source.hidden = false;
}

function mount(source: HTMLTextAreaElement): void {
  const frame = document.createElement("div");
  frame.className = "editor-rich";
  const text = document.createElement("div");
  frame.append(text);
  source.after(frame);
  const { id } = source;
  source.id = `${id}-source`;
  source.hidden = true;

  const editor = new Editor({
    element: text,
    injectCSS: false,
    extensions: Extensions,
    content: source.value,
    editorProps: {
      attributes: { id, class: "editor-rich__text", role: "textbox", "aria-multiline": "true", "aria-label": source.dataset.label ?? "Text", spellcheck: "true", lang: "en-GB" },
      transformPastedHTML: withoutOffice,
      handlePaste: (_, event) => {
        const pasted = event.clipboardData?.getData("text/plain").trim() ?? "";
        return /^https?:\/\/\S+$/i.test(pasted) && !editor.state.selection.empty && editor.commands.setMark("link", { href: pasted });
      },
    },
    onUpdate: () => {
      source.value = editor.isEmpty ? "" : asStored(editor.getHTML());
      source.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  frame.prepend(...toolbar(editor, source.dataset.label ?? "Text"));
  document.querySelector<HTMLLabelElement>(`label[for="${id}"]`)?.addEventListener("click", () => editor.commands.focus());
}
