ALTER TABLE `saidas` ADD `vezes_aberta` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `saidas` ADD `aberta_em` integer;