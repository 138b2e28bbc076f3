/**
 * Buttons that only change a list in the form send it as they would without a script, and put the field that comes back in
 * the place of the old one: nothing moves under the reader, and nothing is stored.
 */
export function changeInPlace(form: HTMLFormElement, enhance: (part: HTMLElement) => void): void {
  form.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-in-place]");
    if (!button) return;
    event.preventDefault();
    void ask(form, button.value, enhance, button);
  });
  form.addEventListener("editor:ask", (event) => void ask(form, (event as CustomEvent<string>).detail, enhance));
}

async function ask(form: HTMLFormElement, verb: string, enhance: (part: HTMLElement) => void, button?: HTMLButtonElement): Promise<void> {
  const place = verb.split(" ")[1].split(/[.[]/)[0];
  const old = form.querySelector<HTMLElement>(`[data-field="${place}"]`);
  const fresh = old && (await send(form, verb, place));
  if (!fresh) {
    submitPlainly(form, verb, button);
    return;
  }
  const open = new Set([...old.querySelectorAll<HTMLDetailsElement>("details[data-block][open]")].map((block) => block.dataset.block));
  for (const block of fresh.querySelectorAll<HTMLDetailsElement>("details[data-block]")) if (open.has(block.dataset.block)) block.open = true;
  old.replaceWith(fresh);
  enhance(fresh);
  const target = fresh.querySelector<HTMLElement>("[autofocus]") ?? fresh.querySelector<HTMLElement>("summary, input:not([type=hidden]), button");
  target?.focus();
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

async function send(form: HTMLFormElement, verb: string, place: string): Promise<HTMLElement | null> {
  const fields = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  fields.set("do", verb);
  try {
    const answer = await fetch(location.href, { method: "POST", body: fields, headers: { "X-Requested-With": "script" } });
    if (!answer.ok || answer.redirected) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector<HTMLElement>(`form[data-edit] [data-field="${place}"]`);
  } catch {
    return null;
  }
}

/** Lets the browser send the form, so that it shows what the server says. */
function submitPlainly(form: HTMLFormElement, verb: string, button?: HTMLButtonElement): void {
  if (button?.isConnected) {
    delete button.dataset.inPlace;
    form.requestSubmit(button);
    return;
  }
  const plain = Object.assign(document.createElement("button"), { name: "do", value: verb, hidden: true });
  form.append(plain);
  form.requestSubmit(plain);
}
