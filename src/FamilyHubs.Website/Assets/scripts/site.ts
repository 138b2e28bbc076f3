// Everything here is an extra: each page does its work without it.
import { ExitThisPage } from "govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs";
import { SkipLink } from "govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs";
import { offerCopying } from "./copy-checklist";
import { offerPrinting } from "./print-page";
import { offerSuggestions } from "./search-suggestions";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

for (const element of document.querySelectorAll('[data-module="govuk-exit-this-page"]')) new ExitThisPage(element);
for (const element of document.querySelectorAll('[data-module="govuk-skip-link"]')) new SkipLink(element);

offerPrinting();
offerCopying();
offerSuggestions();
