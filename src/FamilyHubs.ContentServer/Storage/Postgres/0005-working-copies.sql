CREATE TABLE content.working_copies (
  "DocumentKey" uuid NOT NULL REFERENCES content.documents ("Key") ON DELETE CASCADE,
  "AccountId" uuid NOT NULL REFERENCES content.accounts ("Id") ON DELETE CASCADE,
  "Revision" integer NOT NULL,
  "Content" text NOT NULL,
  "KeptUtc" timestamp with time zone NOT NULL,
  PRIMARY KEY ("DocumentKey", "AccountId")
);
