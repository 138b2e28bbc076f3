const pace = 10_000;

/** Says every few seconds that the form is open, and shows who else has it open and who saved meanwhile. */
export function sayOpen(form: HTMLFormElement): void {
  if (!form.dataset.keep) return;
  const address = `/editor/content/${form.dataset.edit}/open`;
  const token = form.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")!;
  const revision = form.querySelector<HTMLInputElement>("input[name=revision]")!;

  const say = async (left: boolean) => {
    const fields = new URLSearchParams({ __RequestVerificationToken: token.value, revision: revision.value, left: String(left) });
    const answer = await fetch(address, { method: "POST", body: fields, keepalive: true }).catch(() => null);
    if (left || !answer?.ok || answer.redirected) return;
    const said = (await answer.json()) as { others: string | null; newer: string | null };
    tell("others", said.others);
    tell("newer", said.newer);
  };
  void say(false);
  window.setInterval(() => document.visibilityState === "visible" && void say(false), pace);
  window.addEventListener("pagehide", () => void say(true));
}

function tell(id: string, words: string | null): void {
  const place = document.getElementById(id);
  if (!place || place.textContent === (words ?? "")) return;
  place.hidden = !words;
  place.textContent = words ?? "";
}
