/** Branches of the tree open where they are; without a script they open on a page of their own. */
export function openBranches(): void {
  document.addEventListener("click", async (event) => {
    const toggle = (event.target as Element).closest<HTMLAnchorElement>("a[data-branch]");
    if (!toggle || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const line = toggle.closest("li")!;
    const below = line.querySelector(":scope > ul");
    const isOpen = toggle.getAttribute("aria-expanded") === "true";
    if (below instanceof HTMLElement) below.hidden = isOpen;
    else if (!isOpen) {
      const answer = await fetch(`/editor/content?handler=Branch&under=${toggle.dataset.branch}`).catch(() => null);
      if (!answer?.ok || answer.redirected) return location.assign(toggle.href);
      const branch = new DOMParser().parseFromString(await answer.text(), "text/html").body.firstElementChild;
      if (branch) line.append(branch);
    }
    toggle.setAttribute("aria-expanded", String(!isOpen));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target instanceof HTMLAnchorElement && event.target.dataset.branch) {
      event.preventDefault();
      event.target.click();
    }
  });
}
