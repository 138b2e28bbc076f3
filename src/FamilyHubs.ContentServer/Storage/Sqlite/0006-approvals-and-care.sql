CREATE TABLE approvals (
  "DocumentKey" TEXT NOT NULL PRIMARY KEY REFERENCES documents ("Key") ON DELETE CASCADE,
  "Number" INTEGER NOT NULL,
  "SentById" TEXT NOT NULL,
  "SentBy" TEXT NOT NULL,
  "SentUtc" TEXT NOT NULL,
  "Note" TEXT NULL,
  "ReturnedUtc" TEXT NULL,
  "ReturnedBy" TEXT NULL,
  "Answer" TEXT NULL
);

ALTER TABLE versions ADD COLUMN "ModifiedUtc" TEXT NULL;

ALTER TABLE documents ADD COLUMN "Owner" TEXT NULL;
ALTER TABLE documents ADD COLUMN "ReviewDue" TEXT NULL;
ALTER TABLE documents ADD COLUMN "ToConfirm" INTEGER NOT NULL DEFAULT 0;

UPDATE documents SET
  "Owner" = json_extract(v."Values", '$.owner'),
  "ReviewDue" = json_extract(v."Values", '$.reviewDue'),
  "ToConfirm" = coalesce(json_array_length(v."Values", '$.toConfirm'), 0)
FROM versions v WHERE v."DocumentKey" = documents."Key" AND v."Number" = documents."DraftNumber";

CREATE INDEX "IX_documents_ReviewDue" ON documents ("ReviewDue");
