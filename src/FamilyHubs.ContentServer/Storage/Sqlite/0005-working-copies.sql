CREATE TABLE working_copies (
  "DocumentKey" TEXT NOT NULL REFERENCES documents ("Key") ON DELETE CASCADE,
  "AccountId" TEXT NOT NULL REFERENCES accounts ("Id") ON DELETE CASCADE,
  "Revision" INTEGER NOT NULL,
  "Content" TEXT NOT NULL,
  "KeptUtc" TEXT NOT NULL,
  PRIMARY KEY ("DocumentKey", "AccountId")
);
