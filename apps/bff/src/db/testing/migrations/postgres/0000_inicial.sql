CREATE TABLE "contas" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contas_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"titular_id" bigint NOT NULL,
	"rotulo" text,
	"leituras" integer,
	"valor_centavos" bigint,
	"ativa" boolean,
	"criada_at" timestamp (3) with time zone,
	"vencimento" text,
	"extras" jsonb,
	"documento" "bytea"
);
--> statement-breakpoint
CREATE TABLE "marcas" (
	"conta_id" bigint NOT NULL,
	"chave" text NOT NULL,
	"valor" text,
	CONSTRAINT "marcas_pk" PRIMARY KEY("conta_id","chave")
);
--> statement-breakpoint
CREATE TABLE "titulares" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "titulares_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"documento" text NOT NULL,
	"nome" text,
	"saldo_centavos" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contas" ADD CONSTRAINT "contas_titular_id_titulares_id_fk" FOREIGN KEY ("titular_id") REFERENCES "public"."titulares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contas_titular" ON "contas" USING btree ("titular_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contas_uma_ativa_por_titular" ON "contas" USING btree ("titular_id") WHERE "contas"."ativa";--> statement-breakpoint
CREATE UNIQUE INDEX "titulares_documento_unico" ON "titulares" USING btree ("documento");