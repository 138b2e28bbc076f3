CREATE TABLE site (
  "Id" TEXT NOT NULL PRIMARY KEY,
  "CreatedUtc" TEXT NOT NULL
);

CREATE TABLE documents (
  "Key" TEXT NOT NULL PRIMARY KEY,
  "ParentKey" TEXT NULL REFERENCES documents ("Key") DEFERRABLE INITIALLY DEFERRED,
  "ContentType" TEXT NOT NULL,
  "SortOrder" INTEGER NOT NULL,
  "Revision" INTEGER NOT NULL,
  "DraftNumber" INTEGER NOT NULL,
  "PublishedNumber" INTEGER NULL,
  "Path" TEXT NULL,
  "CreatedUtc" TEXT NOT NULL,
  "TrashedUtc" TEXT NULL,
  "PublishAtUtc" TEXT NULL,
  "UnpublishAtUtc" TEXT NULL
);
CREATE UNIQUE INDEX "IX_documents_Path" ON documents ("Path");
CREATE INDEX "IX_documents_ParentKey_SortOrder" ON documents ("ParentKey", "SortOrder");

CREATE TABLE versions (
  "DocumentKey" TEXT NOT NULL REFERENCES documents ("Key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "Number" INTEGER NOT NULL,
  "Name" TEXT NOT NULL,
  "Segment" TEXT NOT NULL,
  "Values" TEXT NOT NULL,
  "SavedUtc" TEXT NOT NULL,
  "SavedBy" TEXT NOT NULL,
  "Note" TEXT NULL,
  PRIMARY KEY ("DocumentKey", "Number")
);

CREATE TABLE document_references (
  "FromKey" TEXT NOT NULL REFERENCES documents ("Key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "ToKey" TEXT NOT NULL,
  "Property" TEXT NOT NULL,
  "IsPublished" INTEGER NOT NULL,
  PRIMARY KEY ("FromKey", "ToKey", "Property", "IsPublished")
);
CREATE INDEX "IX_document_references_ToKey" ON document_references ("ToKey");

CREATE TABLE redirects (
  "Path" TEXT NOT NULL PRIMARY KEY,
  "DocumentKey" TEXT NOT NULL,
  "CreatedUtc" TEXT NOT NULL
);

CREATE TABLE audit (
  "Id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "DocumentKey" TEXT NULL,
  "Verb" TEXT NOT NULL,
  "By" TEXT NOT NULL,
  "AtUtc" TEXT NOT NULL,
  "Detail" TEXT NULL
);
CREATE INDEX "IX_audit_DocumentKey" ON audit ("DocumentKey");

CREATE TABLE changes (
  "Sequence" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "Key" TEXT NULL
);

CREATE TABLE media (
  "Key" TEXT NOT NULL PRIMARY KEY,
  "Name" TEXT NOT NULL,
  "Hash" TEXT NOT NULL,
  "Bytes" INTEGER NOT NULL,
  "Width" INTEGER NULL,
  "Height" INTEGER NULL,
  "CreatedUtc" TEXT NOT NULL
);
