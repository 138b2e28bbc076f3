CREATE TABLE content.share_links (
  "TokenHash" text NOT NULL PRIMARY KEY,
  "DocumentKey" uuid NOT NULL REFERENCES content.documents ("Key") ON DELETE CASCADE,
  "MadeBy" text NOT NULL,
  "MadeUtc" timestamp with time zone NOT NULL,
  "EndsUtc" timestamp with time zone NOT NULL
);
CREATE INDEX "IX_share_links_DocumentKey" ON content.share_links ("DocumentKey");

CREATE TABLE content.reminders (
  "DocumentKey" uuid NOT NULL REFERENCES content.documents ("Key") ON DELETE CASCADE,
  "DueOn" date NOT NULL,
  "Step" integer NOT NULL,
  "SentUtc" timestamp with time zone NOT NULL,
  PRIMARY KEY ("DocumentKey", "DueOn", "Step")
);
