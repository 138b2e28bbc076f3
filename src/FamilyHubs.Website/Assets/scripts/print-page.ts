/** Shows the print buttons that the server sends hidden. */
export function offerPrinting(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
    button.addEventListener("click", () => window.print());
    button.hidden = false;
  }
  window.addEventListener("beforeprint", () => open("details:not([open])"));
}

// Closed details would be missing on paper.
function open(selector: string): void {
  const closed = [...document.querySelectorAll<HTMLDetailsElement>(selector)];
  for (const details of closed) details.open = true;
  window.addEventListener("afterprint", () => closed.forEach((details) => (details.open = false)), { once: true });
}
