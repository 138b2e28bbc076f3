/** A click on the picture enters the point in the two fields; a mark shows where it is. The fields work without it. */
export function pointInPicture(place: HTMLElement): void {
  const [left, top] = ["Left", "Top"].map((name) => document.querySelector<HTMLInputElement>(`input[name=${name}]`));
  const picture = place.querySelector("img");
  if (!left || !top || !picture) return;
  const mark = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  mark.setAttribute("class", "editor-focal");
  mark.setAttribute("viewBox", "0 0 100 100");
  mark.setAttribute("preserveAspectRatio", "none");
  mark.setAttribute("aria-hidden", "true");
  const dot = document.createElementNS(mark.namespaceURI!, "ellipse");
  mark.append(dot);
  place.append(mark);

  const draw = () => {
    const { width, height } = picture.getBoundingClientRect();
    dot.setAttribute("cx", left.value || "50");
    dot.setAttribute("cy", top.value || "50");
    dot.setAttribute("rx", String(1000 / Math.max(width, 1)));
    dot.setAttribute("ry", String(1000 / Math.max(height, 1)));
  };
  place.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    const share = (at: number, from: number, size: number) => String(Math.round(Math.min(100, Math.max(0, ((at - from) / size) * 100))));
    left.value = share(event.clientX, box.left, box.width);
    top.value = share(event.clientY, box.top, box.height);
    draw();
  });
  for (const field of [left, top]) field.addEventListener("input", draw);
  picture.addEventListener("load", draw);
  draw();
}
