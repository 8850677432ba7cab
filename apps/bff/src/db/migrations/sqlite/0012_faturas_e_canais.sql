CREATE TABLE `avisos_recebidos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`canal` text NOT NULL,
	`hash` text NOT NULL,
	`corpo_deflate` blob NOT NULL,
	`recebido_em` integer NOT NULL,
	`processado_em` integer,
	`tentativas` integer DEFAULT 0 NOT NULL,
	`erro` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `avisos_recebidos_hash` ON `avisos_recebidos` (`hash`);--> statement-breakpoint
CREATE INDEX `avisos_recebidos_pendentes` ON `avisos_recebidos` (`id`) WHERE processado_em is null;--> statement-breakpoint
CREATE INDEX `avisos_recebidos_recebido` ON `avisos_recebidos` (`recebido_em`);--> statement-breakpoint
CREATE TABLE `canais` (
	`canal` text PRIMARY KEY NOT NULL,
	`ativo` integer NOT NULL,
	`ajustes` text NOT NULL,
	`segredos_cifrados` text,
	`criado_em` integer NOT NULL,
	`atualizado_em` integer NOT NULL,
	`atualizado_por` integer,
	`testado_em` integer,
	`teste_bom` integer,
	FOREIGN KEY (`atualizado_por`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `pagamentos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chave` text NOT NULL,
	`fatura_id` integer,
	`origem` text NOT NULL,
	`valor_centavos` integer NOT NULL,
	`pago_em` text NOT NULL,
	`credito_em` text NOT NULL,
	`referencia` text NOT NULL,
	`banco` text,
	`importacao_id` integer,
	`recebido_em` integer NOT NULL,
	FOREIGN KEY (`fatura_id`) REFERENCES `faturas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`importacao_id`) REFERENCES `importacoes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pagamentos_chave` ON `pagamentos` (`chave`);--> statement-breakpoint
CREATE INDEX `pagamentos_fatura` ON `pagamentos` (`fatura_id`) WHERE fatura_id is not null;--> statement-breakpoint
CREATE INDEX `pagamentos_sem_fatura` ON `pagamentos` (`id`) WHERE fatura_id is null;--> statement-breakpoint
CREATE TABLE `pedidos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chave` text NOT NULL,
	`usuario_id` integer,
	`atendimento_id` integer,
	`criado_em` integer NOT NULL,
	`assunto` text,
	`recado` text,
	`consentimento` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`usuario_id`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`atendimento_id`) REFERENCES `atendimentos`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pedidos_usuario` ON `pedidos` (`usuario_id`,`id`);--> statement-breakpoint
CREATE TABLE `recibos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`canal` text NOT NULL,
	`disparo_id` integer,
	`externo_id` text NOT NULL,
	`estado` text NOT NULL,
	`codigo` text,
	`detalhe` text,
	`ocorrido_em` integer NOT NULL,
	`recebido_em` integer NOT NULL,
	FOREIGN KEY (`disparo_id`) REFERENCES `disparos`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recibos_unico` ON `recibos` (`canal`,`externo_id`,`estado`);--> statement-breakpoint
CREATE INDEX `recibos_disparo` ON `recibos` (`disparo_id`) WHERE disparo_id is not null;--> statement-breakpoint
DROP INDEX `supressoes_vigente`;--> statement-breakpoint
ALTER TABLE `supressoes` ADD `meio` text DEFAULT 'email' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `supressoes_vigente` ON `supressoes` (`meio`,`endereco`) WHERE levantada_em is null;--> statement-breakpoint
ALTER TABLE `disparos` ADD `digitado` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `disparos` ADD `pedido_id` integer REFERENCES pedidos(id);--> statement-breakpoint
ALTER TABLE `disparos` ADD `junto_com_id` integer;--> statement-breakpoint
ALTER TABLE `disparos` ADD `externo_id` text;--> statement-breakpoint
CREATE INDEX `disparos_pedido` ON `disparos` (`pedido_id`) WHERE pedido_id is not null;--> statement-breakpoint
CREATE INDEX `disparos_junto` ON `disparos` (`junto_com_id`) WHERE junto_com_id is not null;--> statement-breakpoint
CREATE INDEX `disparos_externo` ON `disparos` (`externo_id`) WHERE externo_id is not null;--> statement-breakpoint
ALTER TABLE `faturas` ADD `tipo` text DEFAULT 'danf3e' NOT NULL;--> statement-breakpoint
ALTER TABLE `faturas` ADD `nome_titular` text;--> statement-breakpoint
ALTER TABLE `faturas` ADD `tipo_calculo` text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE `faturas` ADD `pix_txid` text;--> statement-breakpoint
ALTER TABLE `faturas` ADD `pago_centavos` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `faturas` ADD `paga_em` text;--> statement-breakpoint
ALTER TABLE `faturas` ADD `credito_em` text;--> statement-breakpoint
ALTER TABLE `faturas` ADD `cancelada_em` integer;--> statement-breakpoint
CREATE INDEX `faturas_pix_txid` ON `faturas` (`pix_txid`) WHERE pix_txid is not null;--> statement-breakpoint
CREATE INDEX `faturas_chave_substituida` ON `faturas` (`chave_substituida`) WHERE chave_substituida is not null;