/** Warns before the session ends because nothing was done. The page stays as it is, with all that was typed. */
export function warnBeforeSessionEnds(): void {
  if (document.body.dataset.editorSession !== "on") return;

  let asked = Date.now();
  let active = asked;
  for (const name of ["keydown", "pointerdown", "input"]) document.addEventListener(name, () => (active = Date.now()), { passive: true });
  const shared = "BroadcastChannel" in window ? new BroadcastChannel("editor-session") : null;
  if (shared) shared.onmessage = () => (asked = Date.now());
  shared?.postMessage("asked");

  const dialog = new SessionDialog(keep);
  window.setInterval(() => void look(), 5000);

  async function look(): Promise<void> {
    const idle = Date.now() - asked;
    if (idle >= minutes(30)) return dialog.show("You have been signed out", "Nothing on this page is lost. Sign in again in a new tab, then come back and go on.", true);
    if (idle < minutes(25)) return dialog.close();
    if (Date.now() - active < minutes(4)) return keep();
    dialog.show("You will be signed out soon", "Nothing was done here for 25 minutes. Do you want to go on?", false);
  }

  async function keep(): Promise<void> {
    try {
      const answer = await fetch("/editor/session", { headers: { Accept: "application/json" } });
      if (!answer.ok) {
        asked = Date.now() - minutes(30);
        return look();
      }
      asked = Date.now();
      shared?.postMessage("asked");
      dialog.close();
    } catch {
      // Without the network the next look tries again.
    }
  }
}

function minutes(count: number): number {
  return count * 60_000;
}

class SessionDialog {
  private readonly dialog = document.createElement("dialog");
  private readonly heading = document.createElement("h2");
  private readonly words = document.createElement("p");
  private readonly go = document.createElement("button");
  private readonly link = document.createElement("a");

  constructor(keep: () => Promise<void>) {
    this.dialog.className = "editor-dialog";
    this.heading.className = "govuk-heading-m";
    this.heading.id = "session-dialog";
    this.dialog.setAttribute("aria-labelledby", this.heading.id);
    this.words.className = "govuk-body";
    this.go.className = "govuk-button";
    this.go.type = "button";
    this.go.textContent = "Stay signed in";
    this.go.addEventListener("click", () => void keep());
    this.link.className = "govuk-link";
    this.link.href = "/editor/sign-in";
    this.link.target = "_blank";
    this.link.textContent = "Sign in (opens in a new tab)";
    this.link.addEventListener("click", () => this.close());
    this.dialog.append(this.heading, this.words, this.go, this.link);
    document.body.append(this.dialog);
  }

  show(heading: string, words: string, isOver: boolean): void {
    if (this.heading.textContent !== heading) [this.heading.textContent, this.words.textContent] = [heading, words];
    this.go.hidden = isOver;
    this.link.hidden = !isOver;
    if (!this.dialog.open) this.dialog.showModal();
  }

  close(): void {
    if (this.dialog.open) this.dialog.close();
  }
}
