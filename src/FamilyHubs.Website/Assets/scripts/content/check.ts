const pause = 1_500; // After the last key, in milliseconds.

/** Shows beside the form what the checks say of the text as it is being written. Without a script they speak when it is saved. */
export function checkWhileTyping(form: HTMLFormElement): void {
  const help = document.getElementById("help");
  const address = help?.dataset.check;
  if (!help || !address) return;
  let timer = 0;
  let asked: AbortController | null = null;
  let later: Document | null = null;

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void check(), pause);
  });

  help.addEventListener("focusout", (event) => {
    if (!later || help.contains(event.relatedTarget as Node | null)) return;
    show(later);
    later = null;
  });

  async function check(): Promise<void> {
    asked?.abort();
    asked = new AbortController();
    const fields = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    const answer = await fetch(address!, { method: "POST", body: fields, signal: asked.signal }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    later = help!.contains(document.activeElement) ? fresh : null; // Nothing is taken from under somebody's hands.
    if (!later) show(fresh);
  }

  function show(fresh: Document): void {
    const isOpen = help!.querySelector<HTMLDetailsElement>("details[data-keeps-open]")?.open;
    help!.replaceChildren(...fresh.body.childNodes);
    const details = help!.querySelector<HTMLDetailsElement>("details[data-keeps-open]");
    if (details && isOpen) details.open = true;
  }
}
