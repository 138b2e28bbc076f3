const pause = 2_000; // After the last key, in milliseconds.
const longest = 6_000; // While somebody types without a pause.
const again = 5_000; // When it could not be kept.
const mostOnLeaving = 60_000; // A browser sends no more than 64 KB for a page that is left.

type Trouble = "connection" | "session" | "refused" | "half";

/**
 * Keeps what is typed on the server while somebody writes, and on leaving. When that cannot be done the page says so, keeps the
 * text and tries again. A form is sent only when what is in it has been kept: so a save that fails loses nothing.
 */
export function keepTyped(form: HTMLFormElement): void {
  const address = form.dataset.keep;
  if (!address) return;
  const line = document.getElementById("kept");
  let typed = 0;
  let kept = 0;
  let since = 0;
  let timer = 0;
  let sending: Promise<boolean> | null = null;
  let isLeaving = false;

  if (!form.elements.namedItem("whole")) show("half");

  form.addEventListener("input", () => {
    if (typed === kept) since = Date.now();
    typed++;
    plan(Math.min(pause, Math.max(0, since + longest - Date.now())));
  });

  form.addEventListener("submit", (event) => {
    if (isLeaving) return;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "yes";
    void keep().then((isKept) => {
      delete form.dataset.sending;
      if (!isKept) return document.querySelector<HTMLElement>(".editor-trouble:not([hidden])")?.scrollIntoView({ block: "center" });
      isLeaving = true;
      form.requestSubmit(event.submitter);
    });
  });

  window.addEventListener("beforeunload", (event) => {
    if (isLeaving || typed === kept) return;
    void keep();
    event.preventDefault();
  });
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", () => (isLeaving = false));
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());

  function plan(wait: number): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => void keep(), wait);
  }

  function leave(): void {
    if (isLeaving || typed === kept) return;
    const fields = read();
    const sent = typed;
    void fetch(address!, { method: "POST", body: fields, keepalive: fields.toString().length < mostOnLeaving }).then((answer) => answer.ok && (kept = sent), () => undefined);
  }

  /** One at a time: what is kept last is what was typed last. */
  async function keep(): Promise<boolean> {
    clearTimeout(timer);
    while (sending) await sending;
    sending = send();
    const isKept = await sending;
    sending = null;
    return isKept;
  }

  async function send(): Promise<boolean> {
    const sent = typed;
    let answer = await fetch(address!, { method: "POST", body: read() }).catch(() => null);
    if (answer?.status === 400 && (await renewProof(form))) answer = await fetch(address!, { method: "POST", body: read() }).catch(() => null);
    if (answer?.ok && !answer.redirected) {
      kept = sent;
      since = Date.now();
      show(null);
      const { kept: words } = (await answer.json().catch(() => ({ kept: "" }))) as { kept: string };
      if (line) [line.textContent, line.hidden] = [words, !words];
      if (typed !== kept) plan(pause);
      return true;
    }
    const trouble = !answer || answer.status >= 500 ? "connection" : answer.status === 401 || answer.redirected ? "session" : answer.status === 422 ? "half" : "refused";
    show(trouble);
    if (trouble === "connection" || trouble === "session") plan(again);
    return false;
  }

  function read(): URLSearchParams {
    return new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  }
}

/**
 * The proof that a form is ours goes with a cookie. Where that was cleared, both are fetched anew; not for somebody else who
 * signed in meanwhile, to whom the text does not belong.
 */
async function renewProof(form: HTMLFormElement): Promise<boolean> {
  const proofs = "input[name=__RequestVerificationToken]";
  const answer = await fetch(`/editor/content/${form.dataset.edit}`).catch(() => null);
  if (!answer?.ok || answer.redirected) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector<HTMLInputElement>(proofs)?.value;
  if (!fresh || page.querySelector<HTMLElement>("form[data-edit]")?.dataset.writer !== form.dataset.writer) return false;
  for (const field of document.querySelectorAll<HTMLInputElement>(proofs)) field.value = fresh;
  return true;
}

function show(trouble: Trouble | null): void {
  for (const words of document.querySelectorAll<HTMLElement>("[data-trouble]")) words.hidden = words.dataset.trouble !== trouble;
}
