/** Makes a passkey, or signs in with one. The server says what it wants; the browser asks the person; a form takes the answer. */
export function offerPasskeys(): void {
  if (!window.PublicKeyCredential) return;

  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-passkey]")) {
    button.hidden = false;
    button.closest<HTMLFormElement>("form[data-passkey-form]")?.removeAttribute("hidden");
    button.addEventListener("click", (event) => {
      event.preventDefault();
      void ask(button);
    });
  }
}

async function ask(button: HTMLButtonElement): Promise<void> {
  const form = button.form!;
  const fault = form.querySelector<HTMLElement>("[data-passkey-fault]")!;
  fault.textContent = "";
  try {
    const token = form.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")!.value;
    const answer = await fetch(button.dataset.passkeyOptions!, { method: "POST", body: new URLSearchParams({ __RequestVerificationToken: token }) });
    if (!answer.ok) throw new Error(String(answer.status));
    const options = await answer.json();
    const credential = button.dataset.passkey === "create" ? await create(options) : await get(options);
    form.querySelector<HTMLInputElement>("[data-passkey-credential]")!.value = JSON.stringify(credential);
    form.noValidate = true;
    if (button.formAction) form.action = button.getAttribute("formaction") ?? form.action;
    form.submit();
  } catch {
    fault.textContent = "No passkey was used. Try again, or use your password.";
  }
}

async function create(options: any): Promise<unknown> {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map((known: any) => ({ ...known, id: bytes(known.id) })),
  };
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    ...about(credential),
    response: {
      attestationObject: text(response.attestationObject),
      clientDataJSON: text(response.clientDataJSON),
      transports: response.getTransports?.() ?? [],
    },
  };
}

async function get(options: any): Promise<unknown> {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: (options.allowCredentials ?? []).map((known: any) => ({ ...known, id: bytes(known.id) })),
  };
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    ...about(credential),
    response: {
      authenticatorData: text(response.authenticatorData),
      clientDataJSON: text(response.clientDataJSON),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : null,
    },
  };
}

function about(credential: PublicKeyCredential): object {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const base64 = base64url.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const base64 = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return base64.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
