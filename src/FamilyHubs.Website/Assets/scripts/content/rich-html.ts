/** HTML of the editor as it is stored: tables with a head and scopes, no furniture. */
export function asStored(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const table of page.querySelectorAll("table")) {
    table.querySelectorAll("colgroup").forEach((columns) => columns.remove());
    for (const cell of table.querySelectorAll("td, th")) unwrapOnly(cell);
    const rows = [...table.querySelectorAll("tr")];
    const isHead = (row: Element) => row.children.length > 0 && [...row.children].every((cell) => cell.localName === "th");
    const head = rows.length > 1 && isHead(rows[0]) ? rows[0] : null;
    for (const cell of table.querySelectorAll("th")) cell.setAttribute("scope", cell.parentElement === head ? "col" : "row");
    const body = page.createElement("tbody");
    body.append(...rows.filter((row) => row !== head));
    const parts: Element[] = [body];
    if (head) {
      const thead = page.createElement("thead");
      thead.append(head);
      parts.unshift(thead);
    }
    const caption = table.getAttribute("data-caption");
    if (caption) parts.unshift(Object.assign(page.createElement("caption"), { textContent: caption }));
    for (const name of table.getAttributeNames()) table.removeAttribute(name);
    table.replaceChildren(...parts);
  }
  return page.body.innerHTML;
}

/** A cell with one paragraph is that paragraph's words. */
function unwrapOnly(cell: Element): void {
  const [only, other] = cell.children;
  if (only?.localName === "p" && !other) cell.innerHTML = only.innerHTML;
  for (const name of cell.getAttributeNames()) if (name !== "scope") cell.removeAttribute(name);
}

/** What is pasted from Word and Google Docs, with its headings, lists and tables and without the rest. */
export function withoutOffice(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  page.querySelectorAll("style, script, meta, link, title, xml").forEach((element) => element.remove());
  listsOfWord(page);
  page.querySelectorAll("h1").forEach((heading) => renamed(page, heading, "h2"));
  page.querySelectorAll("h5, h6").forEach((heading) => renamed(page, heading, "h4"));
  page.querySelectorAll("p.MsoTitle").forEach((heading) => renamed(page, heading, "h2"));
  page.querySelectorAll("table tr:first-child > td").forEach((cell) => {
    const table = cell.closest("table")!;
    if (!table.querySelector("th") && table.rows[0].contains(cell)) cell.setAttribute("data-head", "");
  });
  page.querySelectorAll("td[data-head]").forEach((cell) => renamed(page, cell, "th"));
  page.querySelectorAll("img").forEach((picture) => picture.remove());
  return page.body.innerHTML;
}

/** Word's clipboard has lists as paragraphs with a drawn bullet or number. */
function listsOfWord(page: Document): void {
  let list: HTMLElement | null = null;
  for (const line of [...page.querySelectorAll<HTMLElement>("p")]) {
    const style = line.getAttribute("style") ?? "";
    if (!/mso-list:\s*l\d/i.test(style)) {
      list = null;
      continue;
    }
    const mark = [...line.querySelectorAll<HTMLElement>("span")].find((span) => /mso-list:\s*ignore/i.test(span.getAttribute("style") ?? ""));
    const kind = /^\s*(\d+|[a-z]|[ivx]+)[.)]/i.test(mark?.textContent ?? "") ? "ol" : "ul";
    mark?.remove();
    if (!list || list.localName !== kind || line.previousElementSibling !== list) {
      list = page.createElement(kind);
      line.before(list);
    }
    const item = page.createElement("li");
    item.append(...line.childNodes);
    list.append(item);
    line.remove();
  }
}

function renamed(page: Document, element: Element, name: string): void {
  const other = page.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
}
