-- The inverted index of the search box: one row per UC, its terms made by modules/busca/termos.ts.
CREATE TABLE "busca" ("uc_id" bigint PRIMARY KEY NOT NULL, "termos" text[] NOT NULL);
--> statement-breakpoint
CREATE INDEX "busca_termos" ON "busca" USING gin ("termos");
--> statement-breakpoint
-- Beginnings of e-mails are looked up as ranges of bytes, whatever the database's collation.
CREATE INDEX "contatos_valor_bytes" ON "contatos" ("valor" COLLATE "C");
