CREATE TABLE "atendimentos" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "atendimentos_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"protocolo" text NOT NULL,
	"agente_id" bigint NOT NULL,
	"origem" text NOT NULL,
	"telefone" text,
	"protocolo_anterior" text,
	"inicio" timestamp (3) with time zone NOT NULL,
	"fim" timestamp (3) with time zone,
	"motivo" text,
	"observacao" text,
	"uc_id" bigint
);
--> statement-breakpoint
CREATE TABLE "chaves_idempotencia" (
	"usuario_id" bigint NOT NULL,
	"chave" text NOT NULL,
	"rota" text NOT NULL,
	"corpo_hash" text NOT NULL,
	"resposta" text NOT NULL,
	"criada_em" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "chaves_idempotencia_pk" PRIMARY KEY("usuario_id","chave")
);
--> statement-breakpoint
CREATE TABLE "consumidores" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consumidores_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"nome" text NOT NULL,
	"pessoa_juridica" boolean NOT NULL,
	"documento" text,
	"documento_tipo" text,
	"rg" text,
	"nascimento" text,
	"estado_civil" text,
	"conjuge" text,
	"pai" text,
	"mae" text,
	"email_principal" text,
	"criado_em" timestamp (3) with time zone NOT NULL,
	"atualizado_em" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contatos" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contatos_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uc_id" bigint NOT NULL,
	"tipo" text NOT NULL,
	"valor" text NOT NULL,
	"situacao" text NOT NULL,
	"devolvido_em" timestamp (3) with time zone,
	"criado_em" timestamp (3) with time zone NOT NULL,
	"atualizado_em" timestamp (3) with time zone NOT NULL,
	"removido_em" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "correcoes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "correcoes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uc_id" bigint,
	"consumidor_id" bigint,
	"campo" text NOT NULL,
	"valor" text,
	"valor_fonte" text,
	"em" timestamp (3) with time zone NOT NULL,
	"confirmada_em" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "destinatarios" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "destinatarios_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"envio_digital_id" bigint NOT NULL,
	"meio" text NOT NULL,
	"endereco" text NOT NULL,
	"criado_em" timestamp (3) with time zone NOT NULL,
	"usuario_id" bigint,
	"atendimento_id" bigint,
	"removido_em" timestamp (3) with time zone,
	"removido_por" bigint
);
--> statement-breakpoint
CREATE TABLE "disparos" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "disparos_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chave" text NOT NULL,
	"fatura_id" bigint,
	"uc_id" bigint,
	"destinatario_id" bigint,
	"atendimento_id" bigint,
	"usuario_id" bigint,
	"finalidade" text NOT NULL,
	"conteudo" text NOT NULL,
	"meio" text NOT NULL,
	"endereco" text,
	"estado" text NOT NULL,
	"segurado" boolean NOT NULL,
	"documento_hash" text,
	"versao_modelo" text,
	"message_id" text,
	"criado_em" timestamp (3) with time zone NOT NULL,
	"liberado_em" timestamp (3) with time zone,
	"proxima_tentativa_em" timestamp (3) with time zone,
	"reservado_por" text,
	"reservado_ate" timestamp (3) with time zone,
	"tentativas" integer NOT NULL,
	"estado_em" timestamp (3) with time zone NOT NULL,
	"ultimo_erro" text
);
--> statement-breakpoint
CREATE TABLE "envios_digitais" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "envios_digitais_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uc_id" bigint NOT NULL,
	"consumidor_id" bigint NOT NULL,
	"tipo_copia" text NOT NULL,
	"termo_id" bigint NOT NULL,
	"termo_hash" text NOT NULL,
	"modo_aceite" text NOT NULL,
	"origem" text NOT NULL,
	"usuario_id" bigint,
	"atendimento_id" bigint,
	"criado_em" timestamp (3) with time zone NOT NULL,
	"encerrado_em" timestamp (3) with time zone,
	"encerrado_motivo" text,
	"encerrado_por" bigint
);
--> statement-breakpoint
CREATE TABLE "eventos" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "eventos_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"em" timestamp (3) with time zone NOT NULL,
	"tipo" text NOT NULL,
	"atendimento_id" bigint,
	"usuario_id" bigint,
	"uc_id" bigint,
	"consumidor_id" bigint,
	"dados" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fatura_xmls" (
	"fatura_id" bigint PRIMARY KEY NOT NULL,
	"xml_deflate" "bytea" NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "faturas" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "faturas_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chave" text NOT NULL,
	"uc_id" bigint,
	"uc_informada" text NOT NULL,
	"consumidor_id" bigint,
	"importacao_id" bigint,
	"competencia" text NOT NULL,
	"numero_fiscal" integer NOT NULL,
	"serie" integer NOT NULL,
	"numero_documento" text,
	"emissao" timestamp (3) with time zone NOT NULL,
	"vencimento" text NOT NULL,
	"valor_centavos" bigint NOT NULL,
	"linha_digitavel" text,
	"codigo_barras" text,
	"pix" text,
	"debito_automatico" boolean NOT NULL,
	"homologacao" boolean NOT NULL,
	"contingencia" boolean NOT NULL,
	"finalidade_nf3e" text NOT NULL,
	"chave_substituida" text,
	"protocolo_autorizacao" text,
	"autorizada_em" timestamp (3) with time zone,
	"ja_impressa" boolean NOT NULL,
	"importada_em" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "importacao_falhas" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "importacao_falhas_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"importacao_id" bigint NOT NULL,
	"arquivo" text NOT NULL,
	"linha" integer,
	"campo" text,
	"mensagem" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "importacoes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "importacoes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tipo" text NOT NULL,
	"nome" text NOT NULL,
	"inicio" timestamp (3) with time zone NOT NULL,
	"fim" timestamp (3) with time zone,
	"usuario_id" bigint,
	"recebidos" integer NOT NULL,
	"novos" integer NOT NULL,
	"repetidos" integer NOT NULL,
	"recusados" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parametros" (
	"chave" text PRIMARY KEY NOT NULL,
	"valor" text NOT NULL,
	"atualizado_em" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parametros_historico" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "parametros_historico_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chave" text NOT NULL,
	"de" text,
	"para" text NOT NULL,
	"em" timestamp (3) with time zone NOT NULL,
	"usuario_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "protocolo_sequencias" (
	"dia" text PRIMARY KEY NOT NULL,
	"ultimo" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recadastramento_campos" (
	"recadastramento_id" bigint NOT NULL,
	"bloco" text NOT NULL,
	"campo" text NOT NULL,
	"resultado" text NOT NULL,
	"antes" text,
	"depois" text,
	CONSTRAINT "recadastramento_campos_pk" PRIMARY KEY("recadastramento_id","bloco","campo")
);
--> statement-breakpoint
CREATE TABLE "recadastramentos" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "recadastramentos_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uc_id" bigint NOT NULL,
	"consumidor_id" bigint NOT NULL,
	"atendimento_id" bigint,
	"usuario_id" bigint,
	"em" timestamp (3) with time zone NOT NULL,
	"aceito" boolean NOT NULL,
	"inclui_consumidor" boolean NOT NULL,
	"origem" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rotinas_execucoes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rotinas_execucoes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rotina" text NOT NULL,
	"agendada_para" timestamp (3) with time zone,
	"inicio" timestamp (3) with time zone NOT NULL,
	"fim" timestamp (3) with time zone,
	"liberados" integer NOT NULL,
	"usuario_id" bigint
);
--> statement-breakpoint
CREATE TABLE "sessoes" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"usuario_id" bigint,
	"dados" text NOT NULL,
	"criada_em" timestamp (3) with time zone NOT NULL,
	"usada_em" timestamp (3) with time zone NOT NULL,
	"expira_em" timestamp (3) with time zone NOT NULL,
	"encerrada_em" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tentativas" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tentativas_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"disparo_id" bigint NOT NULL,
	"inicio" timestamp (3) with time zone NOT NULL,
	"fim" timestamp (3) with time zone,
	"resultado" text,
	"codigo" integer,
	"codigo_estendido" text,
	"resposta" text
);
--> statement-breakpoint
CREATE TABLE "termos" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "termos_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"versao" integer NOT NULL,
	"texto" text NOT NULL,
	"hash" text NOT NULL,
	"vigente_desde" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ucs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ucs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"numero" text NOT NULL,
	"numero_anterior" text,
	"titular_id" bigint NOT NULL,
	"titular_desde" timestamp (3) with time zone NOT NULL,
	"classe" text,
	"subclasse" text,
	"grupo_tensao" text,
	"modalidade" text,
	"fases" text,
	"logradouro" text NOT NULL,
	"numero_endereco" text,
	"complemento" text,
	"bairro" text,
	"municipio" text NOT NULL,
	"uf" text NOT NULL,
	"cep" text,
	"medidor" text,
	"roteiro" text,
	"debito_automatico" boolean NOT NULL,
	"suporte_vital" boolean NOT NULL,
	"baixa_renda" boolean NOT NULL,
	"criada_em" timestamp (3) with time zone NOT NULL,
	"atualizada_em" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "usuarios" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "usuarios_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"login" text NOT NULL,
	"nome" text NOT NULL,
	"perfil" text NOT NULL,
	"senha_hash" text NOT NULL,
	"ativo" boolean NOT NULL,
	"criado_em" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "atendimentos" ADD CONSTRAINT "atendimentos_agente_id_usuarios_id_fk" FOREIGN KEY ("agente_id") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "atendimentos" ADD CONSTRAINT "atendimentos_uc_id_ucs_id_fk" FOREIGN KEY ("uc_id") REFERENCES "public"."ucs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contatos" ADD CONSTRAINT "contatos_uc_id_ucs_id_fk" FOREIGN KEY ("uc_id") REFERENCES "public"."ucs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correcoes" ADD CONSTRAINT "correcoes_uc_id_ucs_id_fk" FOREIGN KEY ("uc_id") REFERENCES "public"."ucs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correcoes" ADD CONSTRAINT "correcoes_consumidor_id_consumidores_id_fk" FOREIGN KEY ("consumidor_id") REFERENCES "public"."consumidores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "destinatarios" ADD CONSTRAINT "destinatarios_envio_digital_id_envios_digitais_id_fk" FOREIGN KEY ("envio_digital_id") REFERENCES "public"."envios_digitais"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "destinatarios" ADD CONSTRAINT "destinatarios_usuario_id_usuarios_id_fk" FOREIGN KEY ("usuario_id") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "destinatarios" ADD CONSTRAINT "destinatarios_atendimento_id_atendimentos_id_fk" FOREIGN KEY ("atendimento_id") REFERENCES "public"."atendimentos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "destinatarios" ADD CONSTRAINT "destinatarios_removido_por_usuarios_id_fk" FOREIGN KEY ("removido_por") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disparos" ADD CONSTRAINT "disparos_fatura_id_faturas_id_fk" FOREIGN KEY ("fatura_id") REFERENCES "public"."faturas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disparos" ADD CONSTRAINT "disparos_uc_id_ucs_id_fk" FOREIGN KEY ("uc_id") REFERENCES "public"."ucs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disparos" ADD CONSTRAINT "disparos_destinatario_id_destinatarios_id_fk" FOREIGN KEY ("destinatario_id") REFERENCES "public"."destinatarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disparos" ADD CONSTRAINT "disparos_atendimento_id_atendimentos_id_fk" FOREIGN KEY ("atendimento_id") REFERENCES "public"."atendimentos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disparos" ADD CONSTRAINT "disparos_usuario_id_usuarios_id_fk" FOREIGN KEY ("usuario_id") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "envios_digitais" ADD CONSTRAINT "envios_digitais_uc_id_ucs_id_fk" FOREIGN KEY ("uc_id") REFERENCES "public"."ucs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "envios_digitais" ADD CONSTRAINT "envios_digitais_consumidor_id_consumidores_id_fk" FOREIGN KEY ("consumidor_id") REFERENCES "public"."consumidores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "envios_digitais" ADD CONSTRAINT "envios_digitais_termo_id_termos_id_fk" FOREIGN KEY ("termo_id") REFERENCES "public"."termos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "envios_digitais" ADD CONSTRAINT "envios_digitais_usuario_id_usuarios_id_fk" FOREIGN KEY ("usuario_id") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "envios_digitais" ADD CONSTRAINT "envios_digitais_atendimento_id_atendimentos_id_fk" FOREIGN KEY ("atendimento_id") REFERENCES "public"."atendimentos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "envios_digitais" ADD CONSTRAINT "envios_digitais_encerrado_por_usuarios_id_fk" FOREIGN KEY ("encerrado_por") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eventos" ADD CONSTRAINT "eventos_atendimento_id_atendimentos_id_fk" FOREIGN KEY ("atendimento_id") REFERENCES "public"."atendimentos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eventos" ADD CONSTRAINT "eventos_usuario_id_usuarios_id_fk" FOREIGN KEY ("usuario_id") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eventos" ADD CONSTRAINT "eventos_uc_id_ucs_id_fk" FOREIGN KEY ("uc_id") REFERENCES "public"."ucs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eventos" ADD CONSTRAINT "eventos_consumidor_id_consumidores_id_fk" FOREIGN KEY ("consumidor_id") REFERENCES "public"."consumidores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fatura_xmls" ADD CONSTRAINT "fatura_xmls_fatura_id_faturas_id_fk" FOREIGN KEY ("fatura_id") REFERENCES "public"."faturas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faturas" ADD CONSTRAINT "faturas_uc_id_ucs_id_fk" FOREIGN KEY ("uc_id") REFERENCES "public"."ucs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faturas" ADD CONSTRAINT "faturas_consumidor_id_consumidores_id_fk" FOREIGN KEY ("consumidor_id") REFERENCES "public"."consumidores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faturas" ADD CONSTRAINT "faturas_importacao_id_importacoes_id_fk" FOREIGN KEY ("importacao_id") REFERENCES "public"."importacoes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "importacao_falhas" ADD CONSTRAINT "importacao_falhas_importacao_id_importacoes_id_fk" FOREIGN KEY ("importacao_id") REFERENCES "public"."importacoes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "importacoes" ADD CONSTRAINT "importacoes_usuario_id_usuarios_id_fk" FOREIGN KEY ("usuario_id") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parametros_historico" ADD CONSTRAINT "parametros_historico_usuario_id_usuarios_id_fk" FOREIGN KEY ("usuario_id") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recadastramento_campos" ADD CONSTRAINT "recadastramento_campos_recadastramento_id_recadastramentos_id_fk" FOREIGN KEY ("recadastramento_id") REFERENCES "public"."recadastramentos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recadastramentos" ADD CONSTRAINT "recadastramentos_uc_id_ucs_id_fk" FOREIGN KEY ("uc_id") REFERENCES "public"."ucs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recadastramentos" ADD CONSTRAINT "recadastramentos_consumidor_id_consumidores_id_fk" FOREIGN KEY ("consumidor_id") REFERENCES "public"."consumidores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recadastramentos" ADD CONSTRAINT "recadastramentos_atendimento_id_atendimentos_id_fk" FOREIGN KEY ("atendimento_id") REFERENCES "public"."atendimentos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recadastramentos" ADD CONSTRAINT "recadastramentos_usuario_id_usuarios_id_fk" FOREIGN KEY ("usuario_id") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rotinas_execucoes" ADD CONSTRAINT "rotinas_execucoes_usuario_id_usuarios_id_fk" FOREIGN KEY ("usuario_id") REFERENCES "public"."usuarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessoes" ADD CONSTRAINT "sessoes_usuario_id_usuarios_id_fk" FOREIGN KEY ("usuario_id") REFERENCES "public"."usuarios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tentativas" ADD CONSTRAINT "tentativas_disparo_id_disparos_id_fk" FOREIGN KEY ("disparo_id") REFERENCES "public"."disparos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ucs" ADD CONSTRAINT "ucs_titular_id_consumidores_id_fk" FOREIGN KEY ("titular_id") REFERENCES "public"."consumidores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "atendimentos_protocolo" ON "atendimentos" USING btree ("protocolo");--> statement-breakpoint
CREATE UNIQUE INDEX "atendimentos_aberto_por_agente" ON "atendimentos" USING btree ("agente_id") WHERE fim is null;--> statement-breakpoint
CREATE INDEX "atendimentos_uc" ON "atendimentos" USING btree ("uc_id","id");--> statement-breakpoint
CREATE INDEX "chaves_idempotencia_criada" ON "chaves_idempotencia" USING btree ("criada_em");--> statement-breakpoint
CREATE UNIQUE INDEX "consumidores_documento_valido" ON "consumidores" USING btree ("documento") WHERE documento_tipo is not null;--> statement-breakpoint
CREATE INDEX "consumidores_documento" ON "consumidores" USING btree ("documento");--> statement-breakpoint
CREATE INDEX "consumidores_email" ON "consumidores" USING btree ("email_principal") WHERE email_principal is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "contatos_uc_valor" ON "contatos" USING btree ("uc_id","tipo","valor");--> statement-breakpoint
CREATE INDEX "contatos_valor" ON "contatos" USING btree ("valor");--> statement-breakpoint
CREATE UNIQUE INDEX "correcoes_uc_aberta" ON "correcoes" USING btree ("uc_id","campo") WHERE confirmada_em is null and uc_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "correcoes_consumidor_aberta" ON "correcoes" USING btree ("consumidor_id","campo") WHERE confirmada_em is null and consumidor_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "destinatarios_vigente" ON "destinatarios" USING btree ("envio_digital_id","meio","endereco") WHERE removido_em is null;--> statement-breakpoint
CREATE INDEX "destinatarios_endereco" ON "destinatarios" USING btree ("endereco");--> statement-breakpoint
CREATE UNIQUE INDEX "disparos_chave" ON "disparos" USING btree ("chave");--> statement-breakpoint
CREATE INDEX "disparos_fila" ON "disparos" USING btree ("meio","proxima_tentativa_em") WHERE estado in ('na_fila', 'enviando');--> statement-breakpoint
CREATE INDEX "disparos_retidos" ON "disparos" USING btree ("id") WHERE estado = 'retido';--> statement-breakpoint
CREATE INDEX "disparos_fatura" ON "disparos" USING btree ("fatura_id");--> statement-breakpoint
CREATE INDEX "disparos_atendimento" ON "disparos" USING btree ("atendimento_id") WHERE atendimento_id is not null;--> statement-breakpoint
CREATE INDEX "disparos_uc" ON "disparos" USING btree ("uc_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "envios_digitais_vigente" ON "envios_digitais" USING btree ("uc_id") WHERE encerrado_em is null;--> statement-breakpoint
CREATE INDEX "envios_digitais_criado" ON "envios_digitais" USING btree ("criado_em");--> statement-breakpoint
CREATE INDEX "eventos_atendimento" ON "eventos" USING btree ("atendimento_id","id") WHERE atendimento_id is not null;--> statement-breakpoint
CREATE INDEX "eventos_uc" ON "eventos" USING btree ("uc_id","id") WHERE uc_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "faturas_chave" ON "faturas" USING btree ("chave");--> statement-breakpoint
CREATE INDEX "faturas_uc" ON "faturas" USING btree ("uc_id","competencia");--> statement-breakpoint
CREATE INDEX "faturas_linha_digitavel" ON "faturas" USING btree ("linha_digitavel") WHERE linha_digitavel is not null;--> statement-breakpoint
CREATE INDEX "faturas_a_parte" ON "faturas" USING btree ("id") WHERE uc_id is null;--> statement-breakpoint
CREATE INDEX "importacao_falhas_importacao" ON "importacao_falhas" USING btree ("importacao_id","id");--> statement-breakpoint
CREATE INDEX "parametros_historico_chave" ON "parametros_historico" USING btree ("chave","id");--> statement-breakpoint
CREATE INDEX "recadastramentos_uc" ON "recadastramentos" USING btree ("uc_id","em");--> statement-breakpoint
CREATE INDEX "recadastramentos_consumidor" ON "recadastramentos" USING btree ("consumidor_id","em");--> statement-breakpoint
CREATE UNIQUE INDEX "rotinas_execucoes_agendada" ON "rotinas_execucoes" USING btree ("rotina","agendada_para") WHERE agendada_para is not null;--> statement-breakpoint
CREATE INDEX "sessoes_usuario" ON "sessoes" USING btree ("usuario_id");--> statement-breakpoint
CREATE INDEX "sessoes_expira" ON "sessoes" USING btree ("expira_em");--> statement-breakpoint
CREATE INDEX "tentativas_disparo" ON "tentativas" USING btree ("disparo_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "termos_versao" ON "termos" USING btree ("versao");--> statement-breakpoint
CREATE UNIQUE INDEX "ucs_numero" ON "ucs" USING btree ("numero");--> statement-breakpoint
CREATE INDEX "ucs_numero_anterior" ON "ucs" USING btree ("numero_anterior");--> statement-breakpoint
CREATE INDEX "ucs_medidor" ON "ucs" USING btree ("medidor");--> statement-breakpoint
CREATE INDEX "ucs_titular" ON "ucs" USING btree ("titular_id");--> statement-breakpoint
CREATE UNIQUE INDEX "usuarios_login" ON "usuarios" USING btree ("login");