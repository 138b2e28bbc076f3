// What the screens of the media library gain from a script. Each works without one.
import { pointInPicture } from "./media/focal";
import { uploadInPlace } from "./media/library";

const upload = document.querySelector<HTMLFormElement>("form[data-upload]");
if (upload) uploadInPlace(upload);

const picture = document.querySelector<HTMLElement>("[data-focal]");
if (picture) pointInPicture(picture);
