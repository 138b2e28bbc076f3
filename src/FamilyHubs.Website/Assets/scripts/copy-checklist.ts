/** Lets a reader copy a checklist, ticks included, into a message or notes. Nothing is stored. */
export function offerCopying(): void {
  if (!navigator.clipboard) return;

  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy-checklist]")) {
    button.addEventListener("click", () => copy(button));
    button.hidden = false;
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const checklist = button.closest("[data-checklist]");
  const status = checklist?.querySelector("[role=status]");
  if (!checklist || !status) return;

  try {
    await navigator.clipboard.writeText(asText(checklist));
    status.textContent = "Copied";
  } catch {
    status.textContent = "Your browser did not allow copying";
  }
}

function asText(checklist: Element): string {
  const heading = checklist.querySelector("h2, h3")?.textContent?.trim() ?? "";
  const lines = [...checklist.querySelectorAll("li")].map((item) => {
    const ticked = item.querySelector<HTMLInputElement>("input")?.checked;
    return `${ticked ? "[x]" : "[ ]"} ${item.textContent?.trim()}`;
  });
  return [heading, ...lines].join("\n");
}
