/**
 * Blocks are moved by dragging their heads. What is dropped is the same as pressing "Move up" or "Move down" until it is there,
 * so the keyboard can do it all.
 */
export function moveByDragging(form: HTMLFormElement): void {
  let dragged: HTMLElement | null = null;
  let at: { block: HTMLElement; isAfter: boolean } | null = null;

  const show = (place: typeof at) => {
    at?.block.classList.remove("editor-block--before", "editor-block--after");
    at = place;
    at?.block.classList.add(at.isAfter ? "editor-block--after" : "editor-block--before");
  };

  form.addEventListener("dragstart", (event) => {
    const head = (event.target as Element).closest?.<HTMLElement>(".editor-block__summary");
    if (!head || !event.dataTransfer) return;
    dragged = head.parentElement;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", head.innerText);
  });

  form.addEventListener("dragover", (event) => {
    const block = dragged && neighbour(dragged, event.target as Element);
    if (!block) {
      show(null);
      return;
    }
    event.preventDefault();
    const { top, height } = block.getBoundingClientRect();
    show({ block, isAfter: event.clientY > top + height / 2 });
  });

  form.addEventListener("drop", (event) => {
    if (!dragged || !at) return;
    event.preventDefault();
    const blocks = [...dragged.parentElement!.querySelectorAll<HTMLElement>(":scope > [data-block]")];
    const from = blocks.indexOf(dragged);
    const before = blocks.indexOf(at.block) + (at.isAfter ? 1 : 0);
    const to = before > from ? before - 1 : before;
    if (to !== from) form.dispatchEvent(new CustomEvent("editor:ask", { detail: `to ${dragged.dataset.place} ${to}` }));
  });

  form.addEventListener("dragend", () => {
    show(null);
    dragged = null;
  });
}

export function letDrag(part: HTMLElement): void {
  for (const head of part.querySelectorAll<HTMLElement>(".editor-block__summary")) head.draggable = true;
}

/** The block of the same list that something is in. */
function neighbour(dragged: HTMLElement, inside: Element): HTMLElement | null {
  let block = inside.closest<HTMLElement>("[data-block]");
  while (block && block.parentElement !== dragged.parentElement) block = block.parentElement!.closest<HTMLElement>("[data-block]");
  return block;
}
