CREATE TABLE `busca_palavras` (
	`campo` text NOT NULL,
	`palavra` text NOT NULL,
	PRIMARY KEY(`campo`, `palavra`)
);
