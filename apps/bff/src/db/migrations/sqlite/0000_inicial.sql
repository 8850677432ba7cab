CREATE TABLE `atendimentos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`protocolo` text NOT NULL,
	`agente_id` integer NOT NULL,
	`origem` text NOT NULL,
	`telefone` text,
	`protocolo_anterior` text,
	`inicio` integer NOT NULL,
	`fim` integer,
	`motivo` text,
	`observacao` text,
	`uc_id` integer,
	FOREIGN KEY (`agente_id`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uc_id`) REFERENCES `ucs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `atendimentos_protocolo` ON `atendimentos` (`protocolo`);--> statement-breakpoint
CREATE UNIQUE INDEX `atendimentos_aberto_por_agente` ON `atendimentos` (`agente_id`) WHERE fim is null;--> statement-breakpoint
CREATE INDEX `atendimentos_uc` ON `atendimentos` (`uc_id`,`id`);--> statement-breakpoint
CREATE TABLE `chaves_idempotencia` (
	`usuario_id` integer NOT NULL,
	`chave` text NOT NULL,
	`rota` text NOT NULL,
	`corpo_hash` text NOT NULL,
	`resposta` text NOT NULL,
	`criada_em` integer NOT NULL,
	PRIMARY KEY(`usuario_id`, `chave`)
);
--> statement-breakpoint
CREATE INDEX `chaves_idempotencia_criada` ON `chaves_idempotencia` (`criada_em`);--> statement-breakpoint
CREATE TABLE `consumidores` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`nome` text NOT NULL,
	`pessoa_juridica` integer NOT NULL,
	`documento` text,
	`documento_tipo` text,
	`rg` text,
	`nascimento` text,
	`estado_civil` text,
	`conjuge` text,
	`pai` text,
	`mae` text,
	`email_principal` text,
	`criado_em` integer NOT NULL,
	`atualizado_em` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consumidores_documento_valido` ON `consumidores` (`documento`) WHERE documento_tipo is not null;--> statement-breakpoint
CREATE INDEX `consumidores_documento` ON `consumidores` (`documento`);--> statement-breakpoint
CREATE INDEX `consumidores_email` ON `consumidores` (`email_principal`) WHERE email_principal is not null;--> statement-breakpoint
CREATE TABLE `contatos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uc_id` integer NOT NULL,
	`tipo` text NOT NULL,
	`valor` text NOT NULL,
	`situacao` text NOT NULL,
	`devolvido_em` integer,
	`criado_em` integer NOT NULL,
	`atualizado_em` integer NOT NULL,
	`removido_em` integer,
	FOREIGN KEY (`uc_id`) REFERENCES `ucs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contatos_uc_valor` ON `contatos` (`uc_id`,`tipo`,`valor`);--> statement-breakpoint
CREATE INDEX `contatos_valor` ON `contatos` (`valor`);--> statement-breakpoint
CREATE TABLE `correcoes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uc_id` integer,
	`consumidor_id` integer,
	`campo` text NOT NULL,
	`valor` text,
	`valor_fonte` text,
	`em` integer NOT NULL,
	`confirmada_em` integer,
	FOREIGN KEY (`uc_id`) REFERENCES `ucs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`consumidor_id`) REFERENCES `consumidores`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `correcoes_uc_aberta` ON `correcoes` (`uc_id`,`campo`) WHERE confirmada_em is null and uc_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `correcoes_consumidor_aberta` ON `correcoes` (`consumidor_id`,`campo`) WHERE confirmada_em is null and consumidor_id is not null;--> statement-breakpoint
CREATE TABLE `destinatarios` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`envio_digital_id` integer NOT NULL,
	`meio` text NOT NULL,
	`endereco` text NOT NULL,
	`criado_em` integer NOT NULL,
	`usuario_id` integer,
	`atendimento_id` integer,
	`removido_em` integer,
	`removido_por` integer,
	FOREIGN KEY (`envio_digital_id`) REFERENCES `envios_digitais`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`usuario_id`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`atendimento_id`) REFERENCES `atendimentos`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`removido_por`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `destinatarios_vigente` ON `destinatarios` (`envio_digital_id`,`meio`,`endereco`) WHERE removido_em is null;--> statement-breakpoint
CREATE INDEX `destinatarios_endereco` ON `destinatarios` (`endereco`);--> statement-breakpoint
CREATE TABLE `disparos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chave` text NOT NULL,
	`fatura_id` integer,
	`uc_id` integer,
	`destinatario_id` integer,
	`atendimento_id` integer,
	`usuario_id` integer,
	`finalidade` text NOT NULL,
	`conteudo` text NOT NULL,
	`meio` text NOT NULL,
	`endereco` text,
	`estado` text NOT NULL,
	`segurado` integer NOT NULL,
	`documento_hash` text,
	`versao_modelo` text,
	`message_id` text,
	`criado_em` integer NOT NULL,
	`liberado_em` integer,
	`proxima_tentativa_em` integer,
	`reservado_por` text,
	`reservado_ate` integer,
	`tentativas` integer NOT NULL,
	`estado_em` integer NOT NULL,
	`ultimo_erro` text,
	FOREIGN KEY (`fatura_id`) REFERENCES `faturas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uc_id`) REFERENCES `ucs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`destinatario_id`) REFERENCES `destinatarios`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`atendimento_id`) REFERENCES `atendimentos`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`usuario_id`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `disparos_chave` ON `disparos` (`chave`);--> statement-breakpoint
CREATE INDEX `disparos_fila` ON `disparos` (`meio`,`proxima_tentativa_em`) WHERE estado in ('na_fila', 'enviando');--> statement-breakpoint
CREATE INDEX `disparos_retidos` ON `disparos` (`id`) WHERE estado = 'retido';--> statement-breakpoint
CREATE INDEX `disparos_fatura` ON `disparos` (`fatura_id`);--> statement-breakpoint
CREATE INDEX `disparos_atendimento` ON `disparos` (`atendimento_id`) WHERE atendimento_id is not null;--> statement-breakpoint
CREATE INDEX `disparos_uc` ON `disparos` (`uc_id`,`id`);--> statement-breakpoint
CREATE TABLE `envios_digitais` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uc_id` integer NOT NULL,
	`consumidor_id` integer NOT NULL,
	`tipo_copia` text NOT NULL,
	`termo_id` integer NOT NULL,
	`termo_hash` text NOT NULL,
	`modo_aceite` text NOT NULL,
	`origem` text NOT NULL,
	`usuario_id` integer,
	`atendimento_id` integer,
	`criado_em` integer NOT NULL,
	`encerrado_em` integer,
	`encerrado_motivo` text,
	`encerrado_por` integer,
	FOREIGN KEY (`uc_id`) REFERENCES `ucs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consumidor_id`) REFERENCES `consumidores`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`termo_id`) REFERENCES `termos`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`usuario_id`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`atendimento_id`) REFERENCES `atendimentos`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`encerrado_por`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `envios_digitais_vigente` ON `envios_digitais` (`uc_id`) WHERE encerrado_em is null;--> statement-breakpoint
CREATE INDEX `envios_digitais_criado` ON `envios_digitais` (`criado_em`);--> statement-breakpoint
CREATE TABLE `eventos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`em` integer NOT NULL,
	`tipo` text NOT NULL,
	`atendimento_id` integer,
	`usuario_id` integer,
	`uc_id` integer,
	`consumidor_id` integer,
	`dados` text NOT NULL,
	FOREIGN KEY (`atendimento_id`) REFERENCES `atendimentos`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`usuario_id`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uc_id`) REFERENCES `ucs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consumidor_id`) REFERENCES `consumidores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `eventos_atendimento` ON `eventos` (`atendimento_id`,`id`) WHERE atendimento_id is not null;--> statement-breakpoint
CREATE INDEX `eventos_uc` ON `eventos` (`uc_id`,`id`) WHERE uc_id is not null;--> statement-breakpoint
CREATE TABLE `fatura_xmls` (
	`fatura_id` integer PRIMARY KEY NOT NULL,
	`xml_deflate` blob NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`fatura_id`) REFERENCES `faturas`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `faturas` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chave` text NOT NULL,
	`uc_id` integer,
	`uc_informada` text NOT NULL,
	`consumidor_id` integer,
	`importacao_id` integer,
	`competencia` text NOT NULL,
	`numero_fiscal` integer NOT NULL,
	`serie` integer NOT NULL,
	`numero_documento` text,
	`emissao` integer NOT NULL,
	`vencimento` text NOT NULL,
	`valor_centavos` integer NOT NULL,
	`linha_digitavel` text,
	`codigo_barras` text,
	`pix` text,
	`debito_automatico` integer NOT NULL,
	`homologacao` integer NOT NULL,
	`contingencia` integer NOT NULL,
	`finalidade_nf3e` text NOT NULL,
	`chave_substituida` text,
	`protocolo_autorizacao` text,
	`autorizada_em` integer,
	`ja_impressa` integer NOT NULL,
	`importada_em` integer NOT NULL,
	FOREIGN KEY (`uc_id`) REFERENCES `ucs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consumidor_id`) REFERENCES `consumidores`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`importacao_id`) REFERENCES `importacoes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `faturas_chave` ON `faturas` (`chave`);--> statement-breakpoint
CREATE INDEX `faturas_uc` ON `faturas` (`uc_id`,`competencia`);--> statement-breakpoint
CREATE INDEX `faturas_linha_digitavel` ON `faturas` (`linha_digitavel`) WHERE linha_digitavel is not null;--> statement-breakpoint
CREATE INDEX `faturas_a_parte` ON `faturas` (`id`) WHERE uc_id is null;--> statement-breakpoint
CREATE TABLE `importacao_falhas` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`importacao_id` integer NOT NULL,
	`arquivo` text NOT NULL,
	`linha` integer,
	`campo` text,
	`mensagem` text NOT NULL,
	FOREIGN KEY (`importacao_id`) REFERENCES `importacoes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `importacao_falhas_importacao` ON `importacao_falhas` (`importacao_id`,`id`);--> statement-breakpoint
CREATE TABLE `importacoes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tipo` text NOT NULL,
	`nome` text NOT NULL,
	`inicio` integer NOT NULL,
	`fim` integer,
	`usuario_id` integer,
	`recebidos` integer NOT NULL,
	`novos` integer NOT NULL,
	`repetidos` integer NOT NULL,
	`recusados` integer NOT NULL,
	FOREIGN KEY (`usuario_id`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `parametros` (
	`chave` text PRIMARY KEY NOT NULL,
	`valor` text NOT NULL,
	`atualizado_em` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `parametros_historico` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chave` text NOT NULL,
	`de` text,
	`para` text NOT NULL,
	`em` integer NOT NULL,
	`usuario_id` integer NOT NULL,
	FOREIGN KEY (`usuario_id`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `parametros_historico_chave` ON `parametros_historico` (`chave`,`id`);--> statement-breakpoint
CREATE TABLE `protocolo_sequencias` (
	`dia` text PRIMARY KEY NOT NULL,
	`ultimo` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `recadastramento_campos` (
	`recadastramento_id` integer NOT NULL,
	`bloco` text NOT NULL,
	`campo` text NOT NULL,
	`resultado` text NOT NULL,
	`antes` text,
	`depois` text,
	PRIMARY KEY(`recadastramento_id`, `bloco`, `campo`),
	FOREIGN KEY (`recadastramento_id`) REFERENCES `recadastramentos`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `recadastramentos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uc_id` integer NOT NULL,
	`consumidor_id` integer NOT NULL,
	`atendimento_id` integer,
	`usuario_id` integer,
	`em` integer NOT NULL,
	`aceito` integer NOT NULL,
	`inclui_consumidor` integer NOT NULL,
	`origem` text NOT NULL,
	FOREIGN KEY (`uc_id`) REFERENCES `ucs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consumidor_id`) REFERENCES `consumidores`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`atendimento_id`) REFERENCES `atendimentos`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`usuario_id`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recadastramentos_uc` ON `recadastramentos` (`uc_id`,`em`);--> statement-breakpoint
CREATE INDEX `recadastramentos_consumidor` ON `recadastramentos` (`consumidor_id`,`em`);--> statement-breakpoint
CREATE TABLE `rotinas_execucoes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`rotina` text NOT NULL,
	`agendada_para` integer,
	`inicio` integer NOT NULL,
	`fim` integer,
	`liberados` integer NOT NULL,
	`usuario_id` integer,
	FOREIGN KEY (`usuario_id`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rotinas_execucoes_agendada` ON `rotinas_execucoes` (`rotina`,`agendada_para`) WHERE agendada_para is not null;--> statement-breakpoint
CREATE TABLE `sessoes` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`usuario_id` integer,
	`dados` text NOT NULL,
	`criada_em` integer NOT NULL,
	`usada_em` integer NOT NULL,
	`expira_em` integer NOT NULL,
	`encerrada_em` integer,
	FOREIGN KEY (`usuario_id`) REFERENCES `usuarios`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessoes_usuario` ON `sessoes` (`usuario_id`);--> statement-breakpoint
CREATE INDEX `sessoes_expira` ON `sessoes` (`expira_em`);--> statement-breakpoint
CREATE TABLE `tentativas` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`disparo_id` integer NOT NULL,
	`inicio` integer NOT NULL,
	`fim` integer,
	`resultado` text,
	`codigo` integer,
	`codigo_estendido` text,
	`resposta` text,
	FOREIGN KEY (`disparo_id`) REFERENCES `disparos`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `tentativas_disparo` ON `tentativas` (`disparo_id`,`id`);--> statement-breakpoint
CREATE TABLE `termos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`versao` integer NOT NULL,
	`texto` text NOT NULL,
	`hash` text NOT NULL,
	`vigente_desde` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `termos_versao` ON `termos` (`versao`);--> statement-breakpoint
CREATE TABLE `ucs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`numero` text NOT NULL,
	`numero_anterior` text,
	`titular_id` integer NOT NULL,
	`titular_desde` integer NOT NULL,
	`classe` text,
	`subclasse` text,
	`grupo_tensao` text,
	`modalidade` text,
	`fases` text,
	`logradouro` text NOT NULL,
	`numero_endereco` text,
	`complemento` text,
	`bairro` text,
	`municipio` text NOT NULL,
	`uf` text NOT NULL,
	`cep` text,
	`medidor` text,
	`roteiro` text,
	`debito_automatico` integer NOT NULL,
	`suporte_vital` integer NOT NULL,
	`baixa_renda` integer NOT NULL,
	`criada_em` integer NOT NULL,
	`atualizada_em` integer NOT NULL,
	FOREIGN KEY (`titular_id`) REFERENCES `consumidores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ucs_numero` ON `ucs` (`numero`);--> statement-breakpoint
CREATE INDEX `ucs_numero_anterior` ON `ucs` (`numero_anterior`);--> statement-breakpoint
CREATE INDEX `ucs_medidor` ON `ucs` (`medidor`);--> statement-breakpoint
CREATE INDEX `ucs_titular` ON `ucs` (`titular_id`);--> statement-breakpoint
CREATE TABLE `usuarios` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`login` text NOT NULL,
	`nome` text NOT NULL,
	`perfil` text NOT NULL,
	`senha_hash` text NOT NULL,
	`ativo` integer NOT NULL,
	`criado_em` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `usuarios_login` ON `usuarios` (`login`);