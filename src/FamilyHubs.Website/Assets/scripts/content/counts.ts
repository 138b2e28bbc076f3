/** Says how many characters are left, or too many. */
export function countCharacters(part: HTMLElement): void {
  for (const info of part.querySelectorAll<HTMLElement>("[data-count-of]")) {
    const field = document.getElementById(info.dataset.countOf!) as HTMLInputElement | HTMLTextAreaElement | null;
    const most = Number(field?.dataset.count);
    if (!field || !most) continue;
    const tell = () => {
      const left = most - field.value.length;
      info.textContent = left >= 0 ? `${left} ${left === 1 ? "character" : "characters"} left` : `${-left} ${left === -1 ? "character" : "characters"} too many`;
      info.classList.toggle("editor-count--over", left < 0);
    };
    field.addEventListener("input", tell);
    tell();
  }
}
