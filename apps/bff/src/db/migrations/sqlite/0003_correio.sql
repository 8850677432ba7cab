CREATE TABLE `contas_email` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`nome` text NOT NULL,
	`host` text NOT NULL,
	`porta` integer NOT NULL,
	`seguranca` text NOT NULL,
	`usuario` text,
	`senha_cifrada` text,
	`remetente_nome` text NOT NULL,
	`remetente_endereco` text NOT NULL,
	`responder_para` text,
	`dominio_retorno` text,
	`dkim_dominio` text,
	`dkim_seletor` text,
	`dkim_chave_cifrada` text,
	`dkim_registro` text,
	`conexoes` integer NOT NULL,
	`por_minuto` integer,
	`por_minuto_provedor` integer,
	`ativa` integer NOT NULL,
	`criada_em` integer NOT NULL,
	`atualizada_em` integer NOT NULL,
	`removida_em` integer,
	`testada_em` integer,
	`teste_bom` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contas_email_nome` ON `contas_email` (`nome`) WHERE removida_em is null;--> statement-breakpoint
CREATE TABLE `dominios_email` (
	`dominio` text PRIMARY KEY NOT NULL,
	`provedor` text NOT NULL,
	`consultado_em` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `lotes_impressao` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`estado` text NOT NULL,
	`criado_em` integer NOT NULL,
	`criado_por` integer,
	`faturas` integer NOT NULL,
	`paginas` integer,
	`hash` text,
	`tamanho` integer,
	`pronto_em` integer,
	`baixado_em` integer,
	`impresso_em` integer,
	`impresso_por` integer,
	`erro` text,
	FOREIGN KEY (`criado_por`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`impresso_por`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `modelo_versoes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tipo` text NOT NULL,
	`versao` integer NOT NULL,
	`padrao` integer NOT NULL,
	`assunto` text NOT NULL,
	`html` text NOT NULL,
	`texto` text NOT NULL,
	`criada_em` integer NOT NULL,
	`usuario_id` integer,
	FOREIGN KEY (`usuario_id`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `modelo_versoes_versao` ON `modelo_versoes` (`tipo`,`versao`);--> statement-breakpoint
CREATE TABLE `retornos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tipo` text NOT NULL,
	`hash` text NOT NULL,
	`recebido_em` integer NOT NULL,
	`disparo_id` integer,
	`acao` text,
	`status` text,
	`diagnostico` text,
	`mensagem_deflate` blob NOT NULL,
	FOREIGN KEY (`disparo_id`) REFERENCES `disparos`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `retornos_hash` ON `retornos` (`hash`);--> statement-breakpoint
CREATE INDEX `retornos_disparo` ON `retornos` (`disparo_id`) WHERE disparo_id is not null;--> statement-breakpoint
CREATE TABLE `saidas` (
	`chave` text PRIMARY KEY NOT NULL,
	`proxima_em` integer,
	`falhas_seguidas` integer NOT NULL,
	`aberta_ate` integer,
	`motivo` text,
	`atualizada_em` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `supressoes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`endereco` text NOT NULL,
	`motivo` text NOT NULL,
	`evidencia` text NOT NULL,
	`disparo_id` integer,
	`criada_em` integer NOT NULL,
	`criada_por` integer,
	`expira_em` integer,
	`levantada_em` integer,
	`levantada_por` integer,
	`levantada_motivo` text,
	FOREIGN KEY (`disparo_id`) REFERENCES `disparos`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`criada_por`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`levantada_por`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `supressoes_vigente` ON `supressoes` (`endereco`) WHERE levantada_em is null;--> statement-breakpoint
CREATE INDEX `supressoes_endereco` ON `supressoes` (`endereco`,`id`);--> statement-breakpoint
DROP INDEX `disparos_fila`;--> statement-breakpoint
ALTER TABLE `disparos` ADD `prioridade` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `disparos` ADD `versao_mensagem` text;--> statement-breakpoint
ALTER TABLE `disparos` ADD `conta_email_id` integer REFERENCES contas_email(id);--> statement-breakpoint
ALTER TABLE `disparos` ADD `lote_id` integer REFERENCES lotes_impressao(id);--> statement-breakpoint
ALTER TABLE `disparos` ADD `motivo_reenvio` text;--> statement-breakpoint
ALTER TABLE `disparos` ADD `confirmar_leitura` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `disparos_lote` ON `disparos` (`lote_id`) WHERE lote_id is not null;--> statement-breakpoint
CREATE INDEX `disparos_fila` ON `disparos` (`meio`,`prioridade`,`proxima_tentativa_em`) WHERE estado in ('na_fila', 'enviando');--> statement-breakpoint
ALTER TABLE `envios_digitais` ADD `protecao` text DEFAULT 'nenhuma' NOT NULL;--> statement-breakpoint
ALTER TABLE `envios_digitais` ADD `protecao_cifrada` text;--> statement-breakpoint
ALTER TABLE `fatura_xmls` ADD `fatos` blob;--> statement-breakpoint
ALTER TABLE `faturas` ADD `roteiro_leitura` text;--> statement-breakpoint
ALTER TABLE `faturas` ADD `cep` text;--> statement-breakpoint
ALTER TABLE `tentativas` ADD `conta_email_id` integer REFERENCES contas_email(id);--> statement-breakpoint
ALTER TABLE `tentativas` ADD `fase` text;