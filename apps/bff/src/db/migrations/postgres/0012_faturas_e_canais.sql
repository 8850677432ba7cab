CREATE TABLE "avisos_recebidos" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "avisos_recebidos_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"canal" text NOT NULL,
	"hash" text NOT NULL,
	"corpo_deflate" "bytea" NOT NULL,
	"recebido_em" timestamp (3) with time zone NOT NULL,
	"processado_em" timestamp (3) with time zone,
	"tentativas" integer DEFAULT 0 NOT NULL,
	"erro" text
);
--> statement-breakpoint
CREATE TABLE "canais" (
	"canal" text PRIMARY KEY NOT NULL,
	"ativo" boolean NOT NULL,
	"ajustes" jsonb NOT NULL,
	"segredos_cifrados" text,
	"criado_em" timestamp (3) with time zone NOT NULL,
	"atualizado_em" timestamp (3) with time zone NOT NULL,
	"atualizado_por" bigint,
	"testado_em" timestamp (3) with time zone,
	"teste_bom" boolean
);
--> statement-breakpoint
CREATE TABLE "pagamentos" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pagamentos_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chave" text NOT NULL,
	"fatura_id" bigint,
	"origem" text NOT NULL,
	"valor_centavos" bigint NOT NULL,
	"pago_em" text NOT NULL,
	"credito_em" text NOT NULL,
	"referencia" text NOT NULL,
	"banco" text,
	"importacao_id" bigint,
	"recebido_em" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pedidos" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pedidos_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chave" text NOT NULL,
	"usuario_id" bigint,
	"atendimento_id" bigint,
	"criado_em" timestamp (3) with time zone NOT NULL,
	"assunto" text,
	"recado" text,
	"consentimento" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recibos" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "recibos_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"canal" text NOT NULL,
	"disparo_id" bigint,
	"externo_id" text NOT NULL,
	"estado" text NOT NULL,
	"codigo" text,
	"detalhe" text,
	"ocorrido_em" timestamp (3) with time zone NOT NULL,
	"recebido_em" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "supressoes_vigente";--> statement-breakpoint
ALTER TABLE "disparos" ADD COLUMN "digitado" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "disparos" ADD COLUMN "pedido_id" bigint;--> statement-breakpoint
ALTER TABLE "disparos" ADD COLUMN "junto_com_id" bigint;--> statement-breakpoint
ALTER TABLE "disparos" ADD COLUMN "externo_id" text;--> statement-breakpoint
ALTER TABLE "faturas" ADD COLUMN "tipo" text DEFAULT 'danf3e' NOT NULL;--> statement-breakpoint
ALTER TABLE "faturas" ADD COLUMN "nome_titular" text;--> statement-breakpoint
ALTER TABLE "faturas" ADD COLUMN "tipo_calculo" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "faturas" ADD COLUMN "pix_txid" text;--> statement-breakpoint
ALTER TABLE "faturas" ADD COLUMN "pago_centavos" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "faturas" ADD COLUMN "paga_em" text;--> statement-breakpoint
ALTER TABLE "faturas" ADD COLUMN "credito_em" text;--> statement-breakpoint
ALTER TABLE "faturas" ADD COLUMN "cancelada_em" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "supressoes" ADD COLUMN "meio" text DEFAULT 'email' NOT NULL;--> statement-breakpoint
ALTER TABLE "canais" ADD CONSTRAINT "canais_atualizado_por_usuarios_id_fk" FOREIGN KEY ("atualizado_por") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pagamentos" ADD CONSTRAINT "pagamentos_fatura_id_faturas_id_fk" FOREIGN KEY ("fatura_id") REFERENCES "public"."faturas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pagamentos" ADD CONSTRAINT "pagamentos_importacao_id_importacoes_id_fk" FOREIGN KEY ("importacao_id") REFERENCES "public"."importacoes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedidos" ADD CONSTRAINT "pedidos_usuario_id_usuarios_id_fk" FOREIGN KEY ("usuario_id") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedidos" ADD CONSTRAINT "pedidos_atendimento_id_atendimentos_id_fk" FOREIGN KEY ("atendimento_id") REFERENCES "public"."atendimentos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recibos" ADD CONSTRAINT "recibos_disparo_id_disparos_id_fk" FOREIGN KEY ("disparo_id") REFERENCES "public"."disparos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "avisos_recebidos_hash" ON "avisos_recebidos" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "avisos_recebidos_pendentes" ON "avisos_recebidos" USING btree ("id") WHERE processado_em is null;--> statement-breakpoint
CREATE INDEX "avisos_recebidos_recebido" ON "avisos_recebidos" USING btree ("recebido_em");--> statement-breakpoint
CREATE UNIQUE INDEX "pagamentos_chave" ON "pagamentos" USING btree ("chave");--> statement-breakpoint
CREATE INDEX "pagamentos_fatura" ON "pagamentos" USING btree ("fatura_id") WHERE fatura_id is not null;--> statement-breakpoint
CREATE INDEX "pagamentos_sem_fatura" ON "pagamentos" USING btree ("id") WHERE fatura_id is null;--> statement-breakpoint
CREATE INDEX "pedidos_usuario" ON "pedidos" USING btree ("usuario_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "recibos_unico" ON "recibos" USING btree ("canal","externo_id","estado");--> statement-breakpoint
CREATE INDEX "recibos_disparo" ON "recibos" USING btree ("disparo_id") WHERE disparo_id is not null;--> statement-breakpoint
ALTER TABLE "disparos" ADD CONSTRAINT "disparos_pedido_id_pedidos_id_fk" FOREIGN KEY ("pedido_id") REFERENCES "public"."pedidos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disparos_pedido" ON "disparos" USING btree ("pedido_id") WHERE pedido_id is not null;--> statement-breakpoint
CREATE INDEX "disparos_junto" ON "disparos" USING btree ("junto_com_id") WHERE junto_com_id is not null;--> statement-breakpoint
CREATE INDEX "disparos_externo" ON "disparos" USING btree ("externo_id") WHERE externo_id is not null;--> statement-breakpoint
CREATE INDEX "faturas_pix_txid" ON "faturas" USING btree ("pix_txid") WHERE pix_txid is not null;--> statement-breakpoint
CREATE INDEX "faturas_chave_substituida" ON "faturas" USING btree ("chave_substituida") WHERE chave_substituida is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "supressoes_vigente" ON "supressoes" USING btree ("meio","endereco") WHERE levantada_em is null;