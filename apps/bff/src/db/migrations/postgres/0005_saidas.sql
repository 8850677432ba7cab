ALTER TABLE "saidas" ADD COLUMN "vezes_aberta" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "saidas" ADD COLUMN "aberta_em" timestamp (3) with time zone;