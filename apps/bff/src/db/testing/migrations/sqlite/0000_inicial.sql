CREATE TABLE `contas` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`titular_id` integer NOT NULL,
	`rotulo` text,
	`leituras` integer,
	`valor_centavos` integer,
	`ativa` integer,
	`criada_at` integer,
	`vencimento` text,
	`extras` text,
	`documento` blob,
	FOREIGN KEY (`titular_id`) REFERENCES `titulares`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `contas_titular` ON `contas` (`titular_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `contas_uma_ativa_por_titular` ON `contas` (`titular_id`) WHERE "contas"."ativa";--> statement-breakpoint
CREATE TABLE `marcas` (
	`conta_id` integer NOT NULL,
	`chave` text NOT NULL,
	`valor` text,
	PRIMARY KEY(`conta_id`, `chave`)
);
--> statement-breakpoint
CREATE TABLE `titulares` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`documento` text NOT NULL,
	`nome` text,
	`saldo_centavos` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `titulares_documento_unico` ON `titulares` (`documento`);