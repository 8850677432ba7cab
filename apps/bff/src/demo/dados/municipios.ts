export interface Municipio {
  nome: string
  /** IBGE code, 7 digits, the last one a check digit. */
  codigoIbge: string
  /** First five digits of its CEPs; larger towns have a range of them. */
  cepDe: number
  cepAte: number
  ddd: string
  latitude: number
  longitude: number
  /** Share of the distributor's UCs, relative to the other rows: about the thousands of inhabitants. */
  peso: number
}

/**
 * Where the demonstration distributor's concession lies: real towns of western Minas Gerais (so that maps, codes and
 * CEPs make sense), served by a company that does not exist.
 * nome; IBGE; CEP from; CEP to; DDD; latitude; longitude; weight
 */
const TABELA = `
Uberlândia;3170206;38400;38415;34;-18.9186;-48.2772;713
Uberaba;3170107;38010;38082;34;-19.7472;-47.9381;337
Patos de Minas;3148004;38700;38706;34;-18.5789;-46.5181;159
Araguari;3103504;38440;38446;34;-18.6456;-48.1934;117
Araxá;3104007;38180;38184;34;-19.5902;-46.9438;111
Ituiutaba;3134202;38300;38307;34;-18.9772;-49.4639;102
Paracatu;3147006;38600;38603;38;-17.2252;-46.8711;94
Patrocínio;3148103;38740;38747;34;-18.9379;-46.9934;89
Unaí;3170404;38610;38616;38;-16.3592;-46.9022;86
Frutal;3127107;38200;38204;34;-20.0259;-48.9355;58
Monte Carmelo;3143104;38500;38500;34;-18.7302;-47.4912;47
João Pinheiro;3136306;38770;38770;38;-17.7398;-46.1715;46
São Gotardo;3162104;38800;38800;34;-19.3087;-46.0465;40
Iturama;3134400;38280;38280;34;-19.7276;-50.1966;38
Carmo do Paranaíba;3114303;38840;38840;34;-19.0010;-46.3160;29
Conceição das Alagoas;3117306;38120;38120;34;-19.9172;-48.3839;28
Coromandel;3119302;38550;38550;34;-18.4734;-47.1933;28
Prata;3152808;38140;38140;34;-19.3086;-48.9276;28
Sacramento;3156908;38190;38190;34;-19.8622;-47.4508;26
Ibiá;3129509;38950;38950;34;-19.4749;-46.5474;25
Tupaciguara;3169604;38480;38480;34;-18.5866;-48.6984;25
Monte Alegre de Minas;3142809;38420;38420;34;-18.8690;-48.8810;20
Campina Verde;3111101;38270;38270;34;-19.5382;-49.4863;18
Lagoa Formosa;3137502;38720;38720;34;-18.7715;-46.4012;18
Presidente Olegário;3153400;38750;38750;34;-18.4096;-46.4165;18
Santa Vitória;3159803;38320;38320;34;-18.8414;-50.1208;18
Fronteira;3127008;38230;38230;34;-20.2748;-49.1984;17
Perdizes;3149804;38170;38170;34;-19.3434;-47.2963;17
Capinópolis;3112604;38360;38360;34;-18.6862;-49.5706;15
Itapagipe;3133402;38240;38240;34;-19.9062;-49.3781;15
Nova Ponte;3145000;38160;38160;34;-19.1461;-47.6779;14
Campos Altos;3111507;38970;38970;34;-19.6914;-46.1725;13
Rio Paranaíba;3155504;38810;38810;34;-19.1861;-46.2455;13
Planura;3151602;38220;38220;34;-20.1376;-48.7000;12
Canápolis;3111804;38380;38380;34;-18.7212;-49.2035;11
Centralina;3115805;38390;38390;34;-18.5852;-49.2014;10
Delta;3121258;38108;38108;34;-19.9721;-47.7841;10
Estrela do Sul;3124807;38525;38525;34;-18.7399;-47.6956;7
Indianópolis;3130705;38490;38490;34;-19.0341;-47.9155;7
Gurinhatã;3129103;38310;38310;34;-19.2143;-49.7876;6
Romaria;3156403;38520;38520;34;-18.8838;-47.5782;4
`

/** The towns, in the order of their weight. */
export const MUNICIPIOS: readonly Municipio[] = TABELA.trim().split('\n').map(parse)

function parse(line: string): Municipio {
  const [nome = '', codigoIbge = '', cepDe, cepAte, ddd = '', latitude, longitude, peso] = line.split(';')
  return {
    nome,
    codigoIbge,
    cepDe: Number(cepDe),
    cepAte: Number(cepAte),
    ddd,
    latitude: Number(latitude),
    longitude: Number(longitude),
    peso: Number(peso),
  }
}
