// The editor's extras on every page: signing in, accounts and a basic edit work without it.
import { Button } from "govuk-frontend/dist/govuk/components/button/button.mjs";
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { SkipLink } from "govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs";
import { openBranches } from "./tree";
import { offerPasskeys } from "./editor-passkey";
import { warnBeforeSessionEnds } from "./editor-session";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

for (const element of document.querySelectorAll('[data-module="govuk-button"]')) new Button(element);
for (const element of document.querySelectorAll('[data-module="govuk-error-summary"]')) new ErrorSummary(element);
for (const element of document.querySelectorAll('[data-module="govuk-skip-link"]')) new SkipLink(element);

openBranches();
offerPasskeys();
warnBeforeSessionEnds();
