/** Street names with a weight, as the cadastre of a Brazilian town repeats them: saints, dates, states, trees, people. */
export const NOMES_DE_RUA = `
São_José:30 Santo_Antônio:28 São_Paulo:22 Rio_de_Janeiro:22 Minas_Gerais:22 Bahia:14 Goiás:14 Paraná:13
Santa_Catarina:10 Mato_Grosso:9 Ceará:9 Pernambuco:8 Sergipe:6 Amazonas:9 Tiradentes:26 Sete_de_Setembro:24
Quinze_de_Novembro:24 Treze_de_Maio:20 Primeiro_de_Maio:14 Vinte_e_Um_de_Abril:10 Getúlio_Vargas:26 JK:5
Juscelino_Kubitschek:18 Tancredo_Neves:16 Rui_Barbosa:20 Santos_Dumont:20 Dom_Pedro_II:18 Princesa_Isabel:14
Duque_de_Caxias:20 Marechal_Deodoro:14 Floriano_Peixoto:16 Afonso_Pena:20 João_Pinheiro:16 Olegário_Maciel:14
Governador_Valadares:12 Raul_Soares:10 Padre_Eustáquio:10 Padre_Anchieta:9 Cônego_Lima:5 Dom_Bosco:9 Frei_Caneca:7
Coronel_José_Teófilo:4 Coronel_Antônio_Alves:5 Capitão_Virgílio:4 Major_Eustáquio:4 Doutor_Abelardo_Penna:4
Doutor_Carlos_Chagas:8 Professor_Inácio_Castilho:4 Professora_Juvenília_Ferreira:4 Vereador_João_Batista:5
das_Flores:24 das_Acácias:15 das_Palmeiras:14 dos_Ipês:16 dos_Jacarandás:10 das_Mangueiras:8 das_Orquídeas:9
das_Rosas:12 dos_Lírios:8 das_Violetas:8 das_Hortênsias:7 dos_Girassóis:6 das_Margaridas:7 do_Buriti:7
das_Aroeiras:6 do_Pequi:5 do_Cedro:6 das_Paineiras:6 dos_Eucaliptos:6 da_Saudade:7 da_Paz:8 da_Liberdade:9
da_Independência:10 da_República:8 da_Matriz:6 do_Rosário:9 do_Comércio:8 da_Estação:7 da_Constituição:7
Nossa_Senhora_Aparecida:16 Nossa_Senhora_da_Abadia:11 Nossa_Senhora_das_Graças:8 Santa_Luzia:12 Santa_Rita:13
São_Sebastião:16 São_Francisco:14 São_João:14 São_Pedro:12 São_Vicente:9 Bom_Jesus:10 Divino_Espírito_Santo:6
Araguari:8 Uberaba:8 Patrocínio:6 Ituiutaba:5 Araxá:6 Belo_Horizonte:10 Brasília:9 Goiânia:6 Ouro_Preto:7
Diamantina:5 Mariana:5 Tupis:6 Tamoios:7 Tupinambás:5 Guaranis:7 Carijós:5 Timbiras:5 Aimorés:6 Xavantes:4
Machado_de_Assis:9 Castro_Alves:9 Olavo_Bilac:8 Carlos_Drummond_de_Andrade:6 Guimarães_Rosa:7 Cecília_Meireles:6
Monteiro_Lobato:7 Oswaldo_Cruz:8 Barão_do_Rio_Branco:12 Visconde_de_Mauá:7 José_Bonifácio:10 Benjamin_Constant:9
Saldanha_Marinho:5 Prudente_de_Morais:8 Campos_Sales:7 Artur_Bernardes:9 Bernardo_Guimarães:6 Tomás_Antônio_Gonzaga:4
Topázio:5 Esmeralda:6 Rubi:5 Safira:4 Turmalina:5 Ametista:4 Cristal:4 Beija-Flor:6 Sabiá:6 Bem-te-vi:5 Canário:5
Seriema:4 Tucano:4 A:3 B:3 C:2 Um:4 Dois:4 Três:3 Quatro:3 Cinco:2
`
export const TIPOS_DE_LOGRADOURO = `Rua:720 Avenida:190 Travessa:24 Alameda:26 Praça:22 Beco:4 Rodovia:6`
export const BAIRROS = `
Centro:90 Santa_Mônica:34 Jardim_Brasília:26 Nossa_Senhora_Aparecida:30 São_Benedito:24 Santa_Luzia:22 Boa_Vista:28
Jardim_América:20 Vila_Nova:22 São_José:24 Santo_Antônio:22 Jardim_Europa:14 Planalto:24 Alvorada:18 Bela_Vista:22
Novo_Horizonte:18 Industrial:12 Tibery:16 Martins:16 Osvaldo_Rezende:10 Custódio_Pereira:10 Presidente_Roosevelt:16
Luizote_de_Freitas:16 Segismundo_Pereira:12 Morada_Nova:8 Jardim_das_Palmeiras:16 Jardim_Patrícia:9 Tocantins:9
Dona_Zulmira:8 Laranjeiras:10 São_Jorge:16 Granada:10 Pampulha:9 Lagoinha:8 Saraiva:10 Vigilato_Pereira:8
Abadia:16 Mercês:9 Fabrício:9 Estados_Unidos:8 Universitário:12 Leblon:7 Olinda:6 Amoroso_Costa:6 Vila_Maria:10
Cidade_Nova:14 Cidade_Jardim:9 Morumbi:14 Ipanema:7 Canaã:9 Monte_Hebron:5 Residencial_Integração:9
Residencial_Pequis:8 Conjunto_Cruzeiro_do_Sul:6 Parque_São_Jorge:6 Jardim_Esperança:10 Vila_Rica:7 Progresso:9
Esplanada:7 Bandeirantes:8 Distrito_Industrial:6
`
export const COMUNIDADES_RURAIS = `
Córrego_Fundo Ribeirão_das_Pedras Capão_da_Onça Água_Limpa Boa_Esperança Buriti_Alto Cachoeira_do_Campo Olhos_d'Água
Pântano Santa_Fé Três_Barras Barreiro Mata_dos_Dias Palmital Tamboril Sobradinho Cruzeiro_dos_Peixotos Tapuirama
`
