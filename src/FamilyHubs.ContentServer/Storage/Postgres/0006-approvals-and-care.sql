CREATE TABLE content.approvals (
  "DocumentKey" uuid NOT NULL PRIMARY KEY REFERENCES content.documents ("Key") ON DELETE CASCADE,
  "Number" integer NOT NULL,
  "SentById" uuid NOT NULL,
  "SentBy" text NOT NULL,
  "SentUtc" timestamp with time zone NOT NULL,
  "Note" text NULL,
  "ReturnedUtc" timestamp with time zone NULL,
  "ReturnedBy" text NULL,
  "Answer" text NULL
);

ALTER TABLE content.versions ADD COLUMN "ModifiedUtc" timestamp with time zone NULL;

ALTER TABLE content.documents ADD COLUMN "Owner" text NULL;
ALTER TABLE content.documents ADD COLUMN "ReviewDue" date NULL;
ALTER TABLE content.documents ADD COLUMN "ToConfirm" integer NOT NULL DEFAULT 0;

UPDATE content.documents d SET
  "Owner" = (v."Values"::jsonb)->>'owner',
  "ReviewDue" = CASE WHEN (v."Values"::jsonb)->>'reviewDue' ~ '^\d{4}-\d{2}-\d{2}$' THEN ((v."Values"::jsonb)->>'reviewDue')::date END,
  "ToConfirm" = CASE WHEN jsonb_typeof((v."Values"::jsonb)->'toConfirm') = 'array' THEN jsonb_array_length((v."Values"::jsonb)->'toConfirm') ELSE 0 END
FROM content.versions v WHERE v."DocumentKey" = d."Key" AND v."Number" = d."DraftNumber";

CREATE INDEX "IX_documents_ReviewDue" ON content.documents ("ReviewDue");
