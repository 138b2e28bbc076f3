ALTER TABLE content.media ADD COLUMN "AltText" text NULL;
ALTER TABLE content.media ADD COLUMN "Tags" text NULL;
ALTER TABLE content.media ADD COLUMN "FocalLeft" double precision NULL;
ALTER TABLE content.media ADD COLUMN "FocalTop" double precision NULL;
ALTER TABLE content.media ADD COLUMN "Crops" text NULL;
ALTER TABLE content.media ADD COLUMN "UploadedBy" text NULL;
ALTER TABLE content.media ADD COLUMN "UpdatedUtc" timestamp with time zone NULL;
CREATE UNIQUE INDEX "IX_media_Name" ON content.media ("Name");
CREATE INDEX "IX_media_Hash" ON content.media ("Hash");

CREATE TABLE content.media_folders (
  "Path" text NOT NULL PRIMARY KEY
);
