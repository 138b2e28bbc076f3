/** A file as the library took it. */
export interface Taken {
  key: string;
  name: string;
  facts: string;
  address: string;
  picture: string | null;
}

const lost = "The connection was lost. Try again.";

/** Sends one file to the library. What is wrong comes as a sentence. */
export function sendFile(file: File, folder: string, token: string, progress: (share: number) => void): Promise<Taken> {
  return new Promise((resolve, reject) => {
    const fields = new FormData();
    fields.set("in", folder);
    fields.set("__RequestVerificationToken", token);
    fields.append("files", file, file.name);
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => {
      const answer = read(request.responseText);
      if (request.status === 200 && Array.isArray(answer)) resolve((answer as Taken[])[0]);
      else reject(new Error(request.status === 401 || request.status === 403 ? "You may not add files, or your session has ended." : ((answer as { message?: string } | null)?.message ?? lost)));
    };
    request.onerror = () => reject(new Error(lost));
    request.open("POST", "/editor/media?handler=Upload");
    request.setRequestHeader("Accept", "application/json");
    request.send(fields);
  });
}

export function tokenIn(form: HTMLFormElement): string {
  return form.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")?.value ?? "";
}

/** Files that somebody drops on a place or pastes while they are in it. */
export function receiveFiles(place: HTMLElement, pasteIn: HTMLElement | Document, take: (files: File[]) => void): void {
  const mark = (on: boolean) => place.classList.toggle("editor-drop", on);
  place.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    mark(true);
  });
  place.addEventListener("dragleave", () => mark(false));
  place.addEventListener("drop", (event) => {
    mark(false);
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    event.stopPropagation();
    take([...event.dataTransfer.files]);
  });
  pasteIn.addEventListener("paste", (event) => {
    const files = [...((event as ClipboardEvent).clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
