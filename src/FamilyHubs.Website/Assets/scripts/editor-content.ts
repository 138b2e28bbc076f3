// What the form of a document gains from a script. Every button in it works without one.
import { checkWhileTyping } from "./content/check";
import { countCharacters } from "./content/counts";
import { letDrag, moveByDragging } from "./content/drag";
import { changeInPlace } from "./content/in-place";
import { keepTyped } from "./content/keep";
import { sayOpen } from "./content/open";
import { offerWhileTyping } from "./content/pickers";
import { uploadHere } from "./content/upload-here";
import { writeRichText } from "./content/rich-text";

const form = document.querySelector<HTMLFormElement>("form[data-edit]");
if (form) {
  const enhance = (part: HTMLElement) => {
    countCharacters(part);
    offerWhileTyping(part);
    uploadHere(part);
    writeRichText(part);
    letDrag(part);
  };
  enhance(form);
  changeInPlace(form, enhance);
  moveByDragging(form);
  keepTyped(form);
  sayOpen(form);
  checkWhileTyping(form);
}
