CREATE TABLE bundles (
  "Id" TEXT NOT NULL PRIMARY KEY,
  "Name" TEXT NOT NULL,
  "MadeBy" TEXT NOT NULL,
  "MadeById" TEXT NOT NULL,
  "MadeUtc" TEXT NOT NULL,
  "State" INTEGER NOT NULL,
  "Note" TEXT NULL,
  "PublishAtUtc" TEXT NULL,
  "PublishedUtc" TEXT NULL
);

CREATE TABLE bundle_pages (
  "BundleId" TEXT NOT NULL REFERENCES bundles ("Id") ON DELETE CASCADE,
  "DocumentKey" TEXT NOT NULL REFERENCES documents ("Key") ON DELETE CASCADE,
  "Before" INTEGER NULL,
  "After" INTEGER NULL,
  PRIMARY KEY ("BundleId", "DocumentKey")
);
CREATE INDEX "IX_bundle_pages_DocumentKey" ON bundle_pages ("DocumentKey");
