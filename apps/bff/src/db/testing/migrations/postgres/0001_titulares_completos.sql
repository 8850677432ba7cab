ALTER TABLE "titulares" ALTER COLUMN "nome" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "titulares" ADD CONSTRAINT "titulares_saldo_nao_negativo" CHECK ("titulares"."saldo_centavos" >= 0);