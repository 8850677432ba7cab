/**
 * Surnames with a weight, roughly the bearers in thousands: the head follows the 2022 census of IBGE ("Nomes no
 * Brasil"), the tail is an approximation of its shape. A person bears about two, so the share among people is nearly
 * twice the share among draws.
 */
export const SOBRENOMES = `
Silva:34030 Santos:21367 Oliveira:11708 Souza:9197 Pereira:6888 Ferreira:6226 Lima:6094 Alves:5756 Rodrigues:5428
Costa:4861 Gomes:4046 Nascimento:3609 Araújo:3460 Ribeiro:3127 Almeida:3069 Jesus:2859 Barbosa:2738 Soares:2615
Carvalho:2599 Martins:2576 Lopes:2479 Vieira:2318 Rocha:2292 Dias:2162 Sousa:2797 Fernandes:2005 Batista:1813
Cardoso:1686 Mendes:1632 Nunes:1626 Moreira:1568 Moura:1510 Monteiro:1497 Freitas:1434 Ramos:1406 Andrade:1391
Cruz:1387 Teixeira:1382 Melo:1370 Marques:1308 Machado:1287 Borges:1262 Castro:1254 Campos:1196 Correia:1176
Barros:1172 Pinto:1108 Miranda:1101 Azevedo:1031 Cavalcante:1025 Reis:1017 Conceição:990 Silveira:942 Duarte:928
Cunha:923 Santana:915 Farias:890 Rosa:876 Pires:832 Medeiros:826 Bezerra:816 Morais:806 Aguiar:782 Tavares:778
Guimarães:764 Brito:756 Macedo:742 Viana:736 Nogueira:728 Matos:722 Queiroz:708 Xavier:700 Coelho:694 Sales:684
Fonseca:676 Leite:664 Assis:656 Siqueira:640 Bastos:380 Braga:520 Coutinho:410 Figueiredo:470 Paiva:498 Pacheco:446
Magalhães:430 Maciel:424 Amaral:510 Amorim:486 Antunes:402 Barreto:498 Bispo:360 Bueno:372 Camargo:428 Chaves:414
Dantas:386 Domingues:322 Dutra:310 Evangelista:370 Faria:388 Franco:340 Furtado:310 Galvão:288 Garcia:650
Gonçalves:1930 Guedes:330 Henrique:290 Leal:340 Lemos:336 Lira:254 Lourenço:326 Luz:340 Maia:420 Marinho:410
Meireles:220 Mesquita:330 Mota:520 Moraes:480 Muniz:280 Neves:470 Novaes:160 Pimentel:260 Porto:250
Prado:280 Rangel:220 Rezende:280 Sampaio:320 Santiago:300 Saraiva:160 Torres:460 Trindade:280 Valente:140
Vasconcelos:340 Ventura:150 Veloso:160 Vargas:210 Vaz:180 Vidal:190 Zanetti:40 Abreu:420 Aires:90 Albuquerque:340
Alencar:220 Alcântara:190 Anjos:330 Aquino:190 Aragão:200 Arruda:250 Avelar:70 Ávila:150 Baptista:110 Barcelos:130
Belém:60 Benedito:70 Bento:150 Bernardes:150 Bernardo:210 Bittencourt:140 Boaventura:60 Bonfim:200 Botelho:130
Brandão:260 Brasil:100 Cabral:280 Caetano:260 Caldas:140 Câmara:130 Canuto:50 Cardozo:90 Carmo:280 Carneiro:400
Carrijo:60 Casagrande:50 Cerqueira:190 César:160 Cirino:70 Cintra:80 Coimbra:70 Colombo:50 Cordeiro:400 Cortez:80
Couto:190 Custódio:140 Damasceno:190 Delfino:60 Deus:160 Diniz:230 Drumond:50 Elias:170 Esteves:150 Estrela:30
Falcão:120 Feitosa:250 Félix:220 Ferraz:230 Ferrari:90 Firmino:110 Flores:170 Florêncio:90
Fontes:130 Fortes:50 Fraga:110 França:370 Freire:350 Gama:150 Godoy:150 Góes:120 Gouveia:130 Graça:60 Guerra:150
Gusmão:80 Hipólito:40 Holanda:110 Inácio:230 Jacinto:60 Jardim:110 Jorge:150 Justino:90 Lacerda:220 Lara:100
Leão:170 Leandro:90 Lisboa:140 Lobato:90 Lobo:130 Loureiro:100 Luna:100 Macêdo:60 Madeira:80
Mafra:40 Malta:60 Manoel:40 Marçal:90 Mariano:180 Mattos:130 Medina:60 Meira:120 Mello:210 Menezes:400 Messias:110
Modesto:60 Montes:40 Morato:30 Nazário:40 Negrão:30 Nobre:110 Nóbrega:90 Norberto:20
Noronha:80 Novais:110 Ortiz:70 Osório:50 Pádua:40 Paes:120 Paixão:180 Palhares:40 Paranhos:40 Parreira:80 Passos:280
Paula:390 Paulino:150 Paz:200 Peçanha:50 Pedroso:160 Peixoto:250 Penha:60 Peres:170 Pessoa:170 Pinheiro:540
Pontes:200 Portela:150 Prates:120 Proença:60 Quaresma:50 Queirós:90 Quintino:50 Rabelo:200 Raimundo:60 Ramalho:150
Rego:90 Reinaldo:20 Resende:260 Ribas:100 Rios:200 Romão:110 Roriz:20 Rossi:130 Ruas:30 Sá:330
Sabino:130 Salazar:50 Salgado:110 Salles:80 Salomão:50 Salvador:80 Sardinha:20 Seabra:50
Sena:220 Serafim:90 Serra:120 Severo:50 Simão:70 Simões:180 Sobral:90 Teles:260 Tenório:120
Teodoro:110 Tomaz:90 Toledo:170 Tosta:20 Valadares:50 Valério:80 Varela:110 Vasques:40 Veiga:150 Venâncio:80
Verde:20 Viveiros:10 Vilela:140 Vitorino:80 Zago:20 Zanatta:20 Zeferino:30
`
/**
 * The particle a surname usually carries in a full name and how often (percent). Others take none, or a rare `de`.
 */
export const PARTICULAS: Readonly<Record<string, readonly [particula: string, porCento: number]>> = {
  Silva: ['da', 58],
  Santos: ['dos', 62],
  Oliveira: ['de', 52],
  Souza: ['de', 55],
  Sousa: ['de', 58],
  Costa: ['da', 40],
  Nascimento: ['do', 60],
  Jesus: ['de', 80],
  Cruz: ['da', 55],
  Conceição: ['da', 70],
  Rosa: ['da', 45],
  Luz: ['da', 70],
  Reis: ['dos', 55],
  Anjos: ['dos', 85],
  Araújo: ['de', 40],
  Almeida: ['de', 48],
  Lima: ['de', 30],
  Carvalho: ['de', 38],
  Freitas: ['de', 50],
  Andrade: ['de', 40],
  Castro: ['de', 42],
  Melo: ['de', 45],
  Moura: ['de', 40],
  Barros: ['de', 40],
  Assis: ['de', 55],
  Paula: ['de', 70],
  Carmo: ['do', 80],
  Deus: ['de', 95],
  Sá: ['de', 50],
  Paixão: ['da', 55],
  Rocha: ['da', 35],
  Cunha: ['da', 50],
  Mota: ['da', 40],
  Abreu: ['de', 40],
  Morais: ['de', 45],
  Azevedo: ['de', 35],
  Macedo: ['de', 38],
  Miranda: ['de', 30],
  Campos: ['de', 25],
  Bonfim: ['do', 30],
  Passos: ['dos', 50],
  Paz: ['da', 55],
  Faria: ['de', 30],
  Brito: ['de', 35],
  Aquino: ['de', 40],
  Alencar: ['de', 40],
  Penha: ['da', 60],
  Gama: ['da', 45],
}
