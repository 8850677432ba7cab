-- The parameter named a sender; now it names an account, and none exists yet. Its history stays.
DELETE FROM parametros WHERE chave = 'financeiro.contaEmailFaturas';--> statement-breakpoint
-- What a person asked for goes before the book.
UPDATE disparos SET prioridade = 0 WHERE finalidade IN ('segunda_via', 'termo') AND estado IN ('na_fila', 'enviando');
