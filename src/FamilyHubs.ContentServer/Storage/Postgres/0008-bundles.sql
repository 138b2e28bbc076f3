CREATE TABLE content.bundles (
  "Id" uuid NOT NULL PRIMARY KEY,
  "Name" text NOT NULL,
  "MadeBy" text NOT NULL,
  "MadeById" uuid NOT NULL,
  "MadeUtc" timestamp with time zone NOT NULL,
  "State" integer NOT NULL,
  "Note" text NULL,
  "PublishAtUtc" timestamp with time zone NULL,
  "PublishedUtc" timestamp with time zone NULL
);

CREATE TABLE content.bundle_pages (
  "BundleId" uuid NOT NULL REFERENCES content.bundles ("Id") ON DELETE CASCADE,
  "DocumentKey" uuid NOT NULL REFERENCES content.documents ("Key") ON DELETE CASCADE,
  "Before" integer NULL,
  "After" integer NULL,
  PRIMARY KEY ("BundleId", "DocumentKey")
);
CREATE INDEX "IX_bundle_pages_DocumentKey" ON content.bundle_pages ("DocumentKey");
