CREATE TABLE "contas_email" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contas_email_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"nome" text NOT NULL,
	"host" text NOT NULL,
	"porta" integer NOT NULL,
	"seguranca" text NOT NULL,
	"usuario" text,
	"senha_cifrada" text,
	"remetente_nome" text NOT NULL,
	"remetente_endereco" text NOT NULL,
	"responder_para" text,
	"dominio_retorno" text,
	"dkim_dominio" text,
	"dkim_seletor" text,
	"dkim_chave_cifrada" text,
	"dkim_registro" text,
	"conexoes" integer NOT NULL,
	"por_minuto" integer,
	"por_minuto_provedor" integer,
	"ativa" boolean NOT NULL,
	"criada_em" timestamp (3) with time zone NOT NULL,
	"atualizada_em" timestamp (3) with time zone NOT NULL,
	"removida_em" timestamp (3) with time zone,
	"testada_em" timestamp (3) with time zone,
	"teste_bom" boolean
);
--> statement-breakpoint
CREATE TABLE "dominios_email" (
	"dominio" text PRIMARY KEY NOT NULL,
	"provedor" text NOT NULL,
	"consultado_em" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lotes_impressao" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lotes_impressao_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"estado" text NOT NULL,
	"criado_em" timestamp (3) with time zone NOT NULL,
	"criado_por" bigint,
	"faturas" integer NOT NULL,
	"paginas" integer,
	"hash" text,
	"tamanho" integer,
	"pronto_em" timestamp (3) with time zone,
	"baixado_em" timestamp (3) with time zone,
	"impresso_em" timestamp (3) with time zone,
	"impresso_por" bigint,
	"erro" text
);
--> statement-breakpoint
CREATE TABLE "modelo_versoes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "modelo_versoes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tipo" text NOT NULL,
	"versao" integer NOT NULL,
	"padrao" boolean NOT NULL,
	"assunto" text NOT NULL,
	"html" text NOT NULL,
	"texto" text NOT NULL,
	"criada_em" timestamp (3) with time zone NOT NULL,
	"usuario_id" bigint
);
--> statement-breakpoint
CREATE TABLE "retornos" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "retornos_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tipo" text NOT NULL,
	"hash" text NOT NULL,
	"recebido_em" timestamp (3) with time zone NOT NULL,
	"disparo_id" bigint,
	"acao" text,
	"status" text,
	"diagnostico" text,
	"mensagem_deflate" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saidas" (
	"chave" text PRIMARY KEY NOT NULL,
	"proxima_em" timestamp (3) with time zone,
	"falhas_seguidas" integer NOT NULL,
	"aberta_ate" timestamp (3) with time zone,
	"motivo" text,
	"atualizada_em" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supressoes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "supressoes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"endereco" text NOT NULL,
	"motivo" text NOT NULL,
	"evidencia" text NOT NULL,
	"disparo_id" bigint,
	"criada_em" timestamp (3) with time zone NOT NULL,
	"criada_por" bigint,
	"expira_em" timestamp (3) with time zone,
	"levantada_em" timestamp (3) with time zone,
	"levantada_por" bigint,
	"levantada_motivo" text
);
--> statement-breakpoint
DROP INDEX "disparos_fila";--> statement-breakpoint
ALTER TABLE "disparos" ADD COLUMN "prioridade" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "disparos" ADD COLUMN "versao_mensagem" text;--> statement-breakpoint
ALTER TABLE "disparos" ADD COLUMN "conta_email_id" bigint;--> statement-breakpoint
ALTER TABLE "disparos" ADD COLUMN "lote_id" bigint;--> statement-breakpoint
ALTER TABLE "disparos" ADD COLUMN "motivo_reenvio" text;--> statement-breakpoint
ALTER TABLE "disparos" ADD COLUMN "confirmar_leitura" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "envios_digitais" ADD COLUMN "protecao" text DEFAULT 'nenhuma' NOT NULL;--> statement-breakpoint
ALTER TABLE "envios_digitais" ADD COLUMN "protecao_cifrada" text;--> statement-breakpoint
ALTER TABLE "fatura_xmls" ADD COLUMN "fatos" "bytea";--> statement-breakpoint
ALTER TABLE "faturas" ADD COLUMN "roteiro_leitura" text;--> statement-breakpoint
ALTER TABLE "faturas" ADD COLUMN "cep" text;--> statement-breakpoint
ALTER TABLE "tentativas" ADD COLUMN "conta_email_id" bigint;--> statement-breakpoint
ALTER TABLE "tentativas" ADD COLUMN "fase" text;--> statement-breakpoint
ALTER TABLE "lotes_impressao" ADD CONSTRAINT "lotes_impressao_criado_por_usuarios_id_fk" FOREIGN KEY ("criado_por") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lotes_impressao" ADD CONSTRAINT "lotes_impressao_impresso_por_usuarios_id_fk" FOREIGN KEY ("impresso_por") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "modelo_versoes" ADD CONSTRAINT "modelo_versoes_usuario_id_usuarios_id_fk" FOREIGN KEY ("usuario_id") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retornos" ADD CONSTRAINT "retornos_disparo_id_disparos_id_fk" FOREIGN KEY ("disparo_id") REFERENCES "public"."disparos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supressoes" ADD CONSTRAINT "supressoes_disparo_id_disparos_id_fk" FOREIGN KEY ("disparo_id") REFERENCES "public"."disparos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supressoes" ADD CONSTRAINT "supressoes_criada_por_usuarios_id_fk" FOREIGN KEY ("criada_por") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supressoes" ADD CONSTRAINT "supressoes_levantada_por_usuarios_id_fk" FOREIGN KEY ("levantada_por") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contas_email_nome" ON "contas_email" USING btree ("nome") WHERE removida_em is null;--> statement-breakpoint
CREATE UNIQUE INDEX "modelo_versoes_versao" ON "modelo_versoes" USING btree ("tipo","versao");--> statement-breakpoint
CREATE UNIQUE INDEX "retornos_hash" ON "retornos" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "retornos_disparo" ON "retornos" USING btree ("disparo_id") WHERE disparo_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "supressoes_vigente" ON "supressoes" USING btree ("endereco") WHERE levantada_em is null;--> statement-breakpoint
CREATE INDEX "supressoes_endereco" ON "supressoes" USING btree ("endereco","id");--> statement-breakpoint
ALTER TABLE "disparos" ADD CONSTRAINT "disparos_conta_email_id_contas_email_id_fk" FOREIGN KEY ("conta_email_id") REFERENCES "public"."contas_email"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disparos" ADD CONSTRAINT "disparos_lote_id_lotes_impressao_id_fk" FOREIGN KEY ("lote_id") REFERENCES "public"."lotes_impressao"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tentativas" ADD CONSTRAINT "tentativas_conta_email_id_contas_email_id_fk" FOREIGN KEY ("conta_email_id") REFERENCES "public"."contas_email"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disparos_lote" ON "disparos" USING btree ("lote_id") WHERE lote_id is not null;--> statement-breakpoint
CREATE INDEX "disparos_fila" ON "disparos" USING btree ("meio","prioridade","proxima_tentativa_em") WHERE estado in ('na_fila', 'enviando');