CREATE TABLE api_keys (
  "Id" TEXT NOT NULL PRIMARY KEY,
  "Name" TEXT NOT NULL,
  "Start" TEXT NOT NULL,
  "Hash" TEXT NOT NULL,
  "CreatedUtc" TEXT NOT NULL,
  "CreatedBy" TEXT NOT NULL,
  "UsedOn" TEXT NULL
);
CREATE UNIQUE INDEX "IX_api_keys_Hash" ON api_keys ("Hash");

CREATE TABLE webhooks (
  "Id" TEXT NOT NULL PRIMARY KEY,
  "Url" TEXT NOT NULL,
  "Secret" TEXT NULL,
  "CreatedUtc" TEXT NOT NULL,
  "CreatedBy" TEXT NOT NULL
);
CREATE UNIQUE INDEX "IX_webhooks_Url" ON webhooks ("Url");

CREATE TABLE webhook_deliveries (
  "Id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "Url" TEXT NOT NULL,
  "Event" TEXT NOT NULL,
  "DocumentKey" TEXT NOT NULL,
  "AtUtc" TEXT NOT NULL,
  "Tries" INTEGER NOT NULL,
  "NextUtc" TEXT NULL,
  "SentUtc" TEXT NULL,
  "Fault" TEXT NULL
);
CREATE INDEX "IX_webhook_deliveries_NextUtc" ON webhook_deliveries ("NextUtc");
