/**
 * Given names with a weight, roughly the bearers in thousands: the head follows the 2010 census of IBGE ("Nomes no
 * Brasil"), the tail is an approximation of its shape. One `Nome:peso` per word, so that a diff shows what changed.
 */
export const NOMES_FEMININOS = `
Maria:11734 Ana:3079 Francisca:722 Antônia:588 Adriana:565 Juliana:562 Márcia:551 Fernanda:531 Patrícia:529
Aline:509 Sandra:479 Camila:469 Amanda:464 Bruna:460 Jéssica:456 Letícia:434 Júlia:430 Luciana:429 Vanessa:417
Mariana:381 Gabriela:378 Vera:372 Vitória:364 Larissa:359 Cláudia:348 Beatriz:341 Rita:329 Luana:321 Sônia:317
Renata:316 Eliane:312 Josefa:305 Simone:300 Natália:298 Cristiane:295 Carla:287 Débora:279 Rosângela:278
Jaqueline:266 Rosa:262 Daniela:260 Aparecida:249 Marlene:248 Terezinha:243 Raimunda:242 Andréia:238 Fabiana:230
Lúcia:229 Raquel:227 Angela:221 Rafaela:217 Joana:214 Luzia:213 Elaine:211 Daniele:210 Regina:209 Daiane:207
Alessandra:203 Isabela:199 Roberta:198 Rosana:195 Marta:192 Tatiane:189 Sílvia:187 Tereza:186 Cristina:184
Mônica:182 Carolina:180 Helena:178 Laura:175 Eduarda:172 Priscila:171 Tânia:167 Kátia:164 Ivone:160 Célia:158
Rosilene:152 Thaís:150 Bianca:148 Giovana:147 Lívia:143 Isabel:142 Viviane:139 Valéria:137 Solange:134 Neusa:131
Sueli:130 Elisângela:128 Flávia:127 Tatiana:125 Yasmin:123 Sabrina:122 Michele:121 Ivanilda:118 Irene:116
Rosimeire:115 Paula:114 Luiza:113 Sara:112 Lorena:108 Edna:106 Bárbara:105 Cecília:102 Íris:64 Benedita:100
Fátima:99 Janaína:98 Conceição:97 Karina:96 Elza:95 Gisele:94 Valdirene:93 Clara:92 Cíntia:91 Sofia:90 Nair:89
Lucimar:88 Zilda:87 Lurdes:86 Marli:150 Ester:84 Rebeca:83 Alice:110 Valentina:40 Manuela:61 Heloísa:60 Lídia:79
Miriam:78 Vânia:104 Emanuele:76 Eva:75 Geralda:74 Sebastiana:90 Inês:72 Alana:45 Nathalia:98 Marina:101 Kelly:85
Eunice:94 Noemi:50 Dalva:66 Olga:41 Iracema:60 Jurema:32 Glória:58 Mirela:22 Pietra:20 Stefani:38 Tainá:52
Talita:92 Suzana:66 Rute:70 Norma:44 Nilza:82 Margarida:71 Madalena:63 Lucilene:84 Leila:70 Ivete:56 Ilda:60
Graziela:38 Gláucia:44 Elisa:64 Edilene:70 Dulce:42 Divina:52 Creusa:72 Cleusa:92 Áurea:36 Amélia:38 Alzira:58
`
export const NOMES_MASCULINOS = `
José:5754 João:2984 Antônio:2576 Francisco:1773 Carlos:1489 Paulo:1423 Pedro:1219 Lucas:1128 Luiz:1107 Marcos:1106
Luís:936 Gabriel:932 Rafael:821 Daniel:711 Marcelo:693 Bruno:668 Eduardo:632 Felipe:615 Raimundo:611 Rodrigo:598
Manoel:580 Mateus:550 André:545 Fernando:541 Fábio:536 Leonardo:511 Gustavo:509 Guilherme:507 Leandro:499 Tiago:494
Anderson:489 Ricardo:486 Márcio:477 Jorge:472 Sebastião:463 Alexandre:460 Roberto:451 Edson:447 Diego:430 Vítor:426
Sérgio:413 Cláudio:399 Matheus:398 Thiago:392 Geraldo:377 Adriano:360 Luciano:356 Júlio:352 Renato:348 Alex:340
Vinícius:334 Rogério:328 Samuel:322 Ronaldo:316 Mário:311 Flávio:306 Igor:295 Douglas:291 Davi:288 Manuel:280
Jeferson:276 Cícero:270 Victor:266 Miguel:262 Robson:259 Mauro:254 Danilo:250 Henrique:248 Joaquim:243 Caio:239
Benedito:236 Reginaldo:232 Fabrício:226 Gilberto:222 Valdir:216 Domingos:213 Arthur:210 Jonas:206 Emerson:203
Ivan:200 Wesley:198 Alan:195 Marco:193 Willian:190 Wellington:188 Elias:184 Jair:181 Moisés:178 Nelson:176
Sidnei:172 Arnaldo:120 Celso:165 Washington:110 Ademir:160 Wagner:158 Hélio:150 Severino:170 Otávio:108 Caíque:60
Bernardo:106 Enzo:105 Heitor:72 Lorenzo:40 Nicolas:98 Isaac:80 Yuri:95 Vicente:124 Augusto:98 César:126 Hugo:102
Murilo:96 Renan:150 Jean:140 Joel:118 Josué:88 Juliano:116 Kleber:70 Lauro:46 Levi:58 Nilton:112 Osvaldo:122
Orlando:104 Osmar:96 Pablo:82 Patrick:70 Raul:92 Ramon:84 Rubens:106 Rui:40 Saulo:52 Silas:44 Silvio:130 Tales:28
Tadeu:46 Ubirajara:22 Valter:130 Valdemar:104 Vanderlei:126 Walter:90 Wilson:160 Adilson:150 Adão:86 Ailton:124
Alberto:130 Alfredo:68 Amauri:46 Anselmo:44 Aparecido:140 Ari:52 Armando:66 Breno:96 Caetano:22 Clóvis:62
Cristiano:178 Damião:68 Dirceu:50 Edivaldo:120 Edmilson:118 Elton:80 Erick:110 Everton:130 Ezequiel:84 Gerson:92
Gilmar:116 Gilson:128 Humberto:74 Isaías:78 Israel:90 Ítalo:60 Jefferson:120 Juarez:56 Laércio:52
Leonel:30 Lourival:82 Milton:120 Natanael:64 Nivaldo:86 Odair:80 Pascoal:20 Plínio:18 Quirino:6 Roque:40 Zacarias:12
`
/** Second halves of `Maria …`, as registered (they carry their own particle). */
export const SEGUNDO_DE_MARIA = `
Aparecida:900 José:520 de_Fátima:420 das_Graças:380 do_Carmo:340 de_Lourdes:360 da_Conceição:330 Eduarda:300
Helena:210 Luiza:190 Clara:180 Cristina:150 Lúcia:180 Inês:120 do_Socorro:230 das_Dores:200 Rita:90 Cecília:80
Fernanda:70 Vitória:80 Alice:60 Isabel:100 Regina:110 Tereza:110 Célia:60 da_Penha:70 Aparecida_de_Fátima:8
`
export const SEGUNDO_DE_ANA = `
Paula:420 Cláudia:260 Carolina:250 Maria:240 Clara:210 Beatriz:200 Luiza:190 Júlia:160 Lúcia:150 Cristina:140
Rita:60 Flávia:40 Cecília:50 Laura:70 Lívia:40
`
export const SEGUNDO_FEMININO = `
Maria:300 Cristina:260 Aparecida:240 Regina:160 Helena:120 Beatriz:90 Vitória:80 Lúcia:90 Fernanda:60 Carolina:80
Cláudia:60 Luiza:50 Terezinha:20 Fátima:60 Eduarda:50 Rita:20 Isabel:30
`
export const SEGUNDO_MASCULINO = `
Carlos:420 Antônio:320 Roberto:210 Henrique:230 Pedro:200 Paulo:190 Eduardo:170 Luiz:180 Augusto:110 Vítor:120
Gabriel:140 Felipe:120 César:110 Aparecido:100 Francisco:70 Miguel:60 Ricardo:70 Alberto:60 Guilherme:60 Otávio:30
Lucas:60 Batista:80 Sérgio:30 Marcos:50
`
