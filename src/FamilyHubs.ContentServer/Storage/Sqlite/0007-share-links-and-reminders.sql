CREATE TABLE share_links (
  "TokenHash" TEXT NOT NULL PRIMARY KEY,
  "DocumentKey" TEXT NOT NULL REFERENCES documents ("Key") ON DELETE CASCADE,
  "MadeBy" TEXT NOT NULL,
  "MadeUtc" TEXT NOT NULL,
  "EndsUtc" TEXT NOT NULL
);
CREATE INDEX "IX_share_links_DocumentKey" ON share_links ("DocumentKey");

CREATE TABLE reminders (
  "DocumentKey" TEXT NOT NULL REFERENCES documents ("Key") ON DELETE CASCADE,
  "DueOn" TEXT NOT NULL,
  "Step" INTEGER NOT NULL,
  "SentUtc" TEXT NOT NULL,
  PRIMARY KEY ("DocumentKey", "DueOn", "Step")
);
