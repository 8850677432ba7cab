PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_titulares` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`documento` text NOT NULL,
	`nome` text NOT NULL,
	`saldo_centavos` integer NOT NULL,
	CONSTRAINT "titulares_saldo_nao_negativo" CHECK("__new_titulares"."saldo_centavos" >= 0)
);
--> statement-breakpoint
INSERT INTO `__new_titulares`("id", "documento", "nome", "saldo_centavos") SELECT "id", "documento", "nome", "saldo_centavos" FROM `titulares`;--> statement-breakpoint
DROP TABLE `titulares`;--> statement-breakpoint
ALTER TABLE `__new_titulares` RENAME TO `titulares`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `titulares_documento_unico` ON `titulares` (`documento`);