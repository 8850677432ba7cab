CREATE TABLE "busca_palavras" (
	"campo" text NOT NULL,
	"palavra" text NOT NULL,
	CONSTRAINT "busca_palavras_pk" PRIMARY KEY("campo","palavra")
);
