CREATE TABLE accounts (
  "Id" TEXT NOT NULL PRIMARY KEY,
  "Name" TEXT NOT NULL,
  "Role" TEXT NOT NULL,
  "Sections" TEXT NOT NULL,
  "IsDisabled" INTEGER NOT NULL,
  "CreatedUtc" TEXT NOT NULL,
  "SignedInUtc" TEXT NULL,
  "UserName" TEXT NULL,
  "NormalizedUserName" TEXT NULL,
  "Email" TEXT NULL,
  "NormalizedEmail" TEXT NULL,
  "EmailConfirmed" INTEGER NOT NULL,
  "PasswordHash" TEXT NULL,
  "SecurityStamp" TEXT NULL,
  "ConcurrencyStamp" TEXT NULL,
  "PhoneNumber" TEXT NULL,
  "PhoneNumberConfirmed" INTEGER NOT NULL,
  "TwoFactorEnabled" INTEGER NOT NULL,
  "LockoutEnd" TEXT NULL,
  "LockoutEnabled" INTEGER NOT NULL,
  "AccessFailedCount" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_accounts_NormalizedUserName" ON accounts ("NormalizedUserName");
CREATE UNIQUE INDEX "IX_accounts_NormalizedEmail" ON accounts ("NormalizedEmail");

CREATE TABLE account_claims (
  "Id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "UserId" TEXT NOT NULL REFERENCES accounts ("Id") ON DELETE CASCADE,
  "ClaimType" TEXT NULL,
  "ClaimValue" TEXT NULL
);

CREATE TABLE account_logins (
  "LoginProvider" TEXT NOT NULL,
  "ProviderKey" TEXT NOT NULL,
  "ProviderDisplayName" TEXT NULL,
  "UserId" TEXT NOT NULL REFERENCES accounts ("Id") ON DELETE CASCADE,
  PRIMARY KEY ("LoginProvider", "ProviderKey")
);

CREATE TABLE account_tokens (
  "UserId" TEXT NOT NULL REFERENCES accounts ("Id") ON DELETE CASCADE,
  "LoginProvider" TEXT NOT NULL,
  "Name" TEXT NOT NULL,
  "Value" TEXT NULL,
  PRIMARY KEY ("UserId", "LoginProvider", "Name")
);

CREATE TABLE account_passkeys (
  "CredentialId" BLOB NOT NULL PRIMARY KEY,
  "UserId" TEXT NOT NULL REFERENCES accounts ("Id") ON DELETE CASCADE,
  "Data" TEXT NOT NULL
);
CREATE INDEX "IX_account_passkeys_UserId" ON account_passkeys ("UserId");

CREATE TABLE sessions (
  "Id" TEXT NOT NULL PRIMARY KEY,
  "AccountId" TEXT NOT NULL REFERENCES accounts ("Id") ON DELETE CASCADE,
  "Browser" TEXT NOT NULL,
  "StartedUtc" TEXT NOT NULL,
  "SeenUtc" TEXT NOT NULL
);
CREATE INDEX "IX_sessions_AccountId" ON sessions ("AccountId");

CREATE TABLE invitations (
  "TokenHash" TEXT NOT NULL PRIMARY KEY,
  "AccountId" TEXT NOT NULL REFERENCES accounts ("Id") ON DELETE CASCADE,
  "EndsUtc" TEXT NOT NULL
);
CREATE INDEX "IX_invitations_AccountId" ON invitations ("AccountId");

CREATE TABLE account_events (
  "Id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "AccountId" TEXT NULL,
  "Verb" TEXT NOT NULL,
  "By" TEXT NOT NULL,
  "AtUtc" TEXT NOT NULL,
  "Detail" TEXT NULL
);
CREATE INDEX "IX_account_events_AccountId" ON account_events ("AccountId");
