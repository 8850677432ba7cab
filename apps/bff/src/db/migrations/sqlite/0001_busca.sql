-- The inverted index of the search box: one row per UC, its terms made by modules/busca/termos.ts. It keeps no text
-- (content='') and no positions (detail=none): some 2 bytes per term.
CREATE VIRTUAL TABLE busca USING fts5(termos, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '+^~@'");
