DROP INDEX `disparos_fila`;--> statement-breakpoint
CREATE INDEX `disparos_fila` ON `disparos` (`meio`,`conta_email_id`,`prioridade`,`proxima_tentativa_em`) WHERE estado in ('na_fila', 'enviando');