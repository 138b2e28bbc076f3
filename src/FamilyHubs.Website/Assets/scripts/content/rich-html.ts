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

/** What is pasted from Word and Google Docs, with its headings, lists, links and tables and without the rest. */
export function withoutOffice(html: string): string {
  // Our security policy lets no style of pasted HTML work, and the browser complains of each: under another name they can be read.
  const unstyled = html.replace(/<style\b[\s\S]*?<\/style\s*>/gi, "").replace(/(<[a-z][^>]*?\s)style(?=\s*=)/gi, "$1data-said");
  const page = new DOMParser().parseFromString(unstyled, "text/html");
  // A field that is called like a property of its form hides that property from every script that reads the form.
  page.querySelectorAll("[name]:not(form), [id]:not(form)").forEach((element) => ["name", "id"].forEach((name) => element.removeAttribute(name)));
  page.querySelectorAll("form").forEach((form) => form.replaceWith(...form.childNodes));
  page.querySelectorAll(furniture).forEach((element) => element.remove());
  listsOfWord(page);
  page.querySelectorAll("[data-said]").forEach((element) => inTags(page, element));
  page.querySelectorAll("h1, p.MsoTitle").forEach((heading) => renamed(page, heading, "h2"));
  page.querySelectorAll("h5, h6").forEach((heading) => renamed(page, heading, "h4"));
  for (const table of page.querySelectorAll("table")) {
    if (table.rows.length < 2 || table.querySelector("th")) continue;
    [...table.rows[0].cells].forEach((cell) => renamed(page, cell, "th"));
  }
  page.querySelectorAll<HTMLAnchorElement>("a[href]").forEach(straight);
  page.querySelectorAll("p, h2, h3, h4, li").forEach((line) => !line.closest("td, th") && isEmpty(line) && line.remove());
  page.querySelectorAll("body > br").forEach((gap) => gap.remove());
  return page.body.innerHTML;
}

/** Code, pictures from somebody's disk, comments of reviewers and the marks that lead to them. */
const furniture = "style, script, meta, link, title, xml, img, [data-said*='mso-element:comment'], .MsoCommentReference, a[href^='#_msocom'], del";

/** Word's clipboard has lists as paragraphs with a drawn bullet or number, and says how deep each is. */
function listsOfWord(page: Document): void {
  let open: HTMLElement[] = []; // The list that a line would continue at each depth, the outermost first.
  for (const line of page.querySelectorAll<HTMLElement>("p, h1, h2, h3, h4, h5, h6")) {
    const said = /mso-list:\s*l\d+\s+level(\d)/i.exec(line.getAttribute("data-said") ?? "");
    const mark = [...line.querySelectorAll<HTMLElement>("span")].find((span) => /mso-list:\s*ignore/i.test(span.getAttribute("data-said") ?? ""));
    if (!said || line.localName !== "p") {
      if (said) mark?.remove(); // A numbered heading: the number is drawn too.
      open = [];
      continue;
    }
    if (line.previousElementSibling !== open[0]) open = [];
    const depth = Math.min(Number(said[1]), open.length + 1);
    const kind = /^\s*\(?(\d+|[a-z]{1,4})[.)]/i.test(mark?.textContent ?? "") ? "ol" : "ul";
    mark?.remove();
    open.length = Math.min(open.length, depth);
    if (open[depth - 1] && open[depth - 1].localName !== kind) open.length = depth - 1;
    if (open.length < depth) {
      const list = page.createElement(kind);
      const above = open.at(-1)?.lastElementChild;
      if (above) above.append(list);
      else line.before(list);
      open.push(list);
    }
    const item = page.createElement("li");
    item.append(...line.childNodes);
    open[depth - 1].append(item);
    line.remove();
  }
}

/** Google Docs says in styles what is bold, and wraps everything in a b that is not. */
function inTags(page: Document, element: Element): void {
  const said = new Map((element.getAttribute("data-said") ?? "").split(";").map((rule) => rule.split(":").map((part) => part.trim().toLowerCase()) as [string, string]));
  const weight = said.get("font-weight");
  const isBold = weight !== undefined && /^(bold|bolder|[6-9]00)$/.test(weight);
  if (/^(b|strong)$/.test(element.localName) && weight !== undefined && !isBold) element.replaceWith(...element.childNodes);
  if (element.localName !== "span") return;
  if (element.closest("h1, h2, h3, h4, h5, h6")) return;
  const tags = [isBold && "strong", said.get("font-style") === "italic" && "em", /^(sub|super)$/.exec(said.get("vertical-align") ?? "")?.[0].replace("super", "sup")];
  for (const tag of tags) {
    if (!tag) continue;
    const inner = page.createElement(tag);
    inner.append(...element.childNodes);
    element.append(inner);
  }
}

/** A link that goes round by a search engine or a mail filter goes straight; one to a mark in the document is only words. */
function straight(link: HTMLAnchorElement): void {
  const href = link.getAttribute("href")!;
  if (href.startsWith("#")) {
    link.replaceWith(...link.childNodes);
    return;
  }
  if (!/^https:\/\//i.test(href) || !URL.canParse(href)) return;
  const { hostname, pathname, searchParams } = new URL(href);
  const target = /^www\.google\.[a-z.]+$/.test(hostname) && pathname === "/url" ? searchParams.get("q") ?? searchParams.get("url")
    : hostname.endsWith(".safelinks.protection.outlook.com") ? searchParams.get("url")
    : null;
  if (target && /^https?:\/\//i.test(target)) link.setAttribute("href", target);
}

function isEmpty(line: Element): boolean {
  return line.textContent!.trim() === "" && !line.querySelector("table");
}

function renamed(page: Document, element: Element, name: string): void {
  const other = page.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
}
