// The code tables of the NF3e layout 1.00 (schema leiauteNF3e, field documentation), in the words printed on a bill and shown on screen.

type CodeTable = Readonly<Record<string, string>>

export const UNIDADES_FEDERATIVAS: CodeTable = {
  '11': 'RO',
  '12': 'AC',
  '13': 'AM',
  '14': 'RR',
  '15': 'PA',
  '16': 'AP',
  '17': 'TO',
  '21': 'MA',
  '22': 'PI',
  '23': 'CE',
  '24': 'RN',
  '25': 'PB',
  '26': 'PE',
  '27': 'AL',
  '28': 'SE',
  '29': 'BA',
  '31': 'MG',
  '32': 'ES',
  '33': 'RJ',
  '35': 'SP',
  '41': 'PR',
  '42': 'SC',
  '43': 'RS',
  '50': 'MS',
  '51': 'MT',
  '52': 'GO',
  '53': 'DF',
}

export const TIPOS_ACESSO: CodeTable = {
  '0': 'Gerador',
  '1': 'Cativo',
  '2': 'Livre',
  '3': 'Parcialmente livre',
  '4': 'Consumidor especial',
  '5': 'Parcialmente especial',
  '6': 'Comunhão de cargas',
  '7': 'Suprimento',
  '8': 'Distribuidora',
}

export const CLASSES: CodeTable = {
  '01': 'Comercial',
  '02': 'Consumo próprio',
  '03': 'Iluminação pública',
  '04': 'Industrial',
  '05': 'Poder público',
  '06': 'Residencial',
  '07': 'Rural',
  '08': 'Serviço público',
}

export const SUBCLASSES: CodeTable = {
  '01': 'Residencial',
  '02': 'Residencial baixa renda',
  '03': 'Baixa renda indígena',
  '04': 'Baixa renda quilombola',
  '05': 'Baixa renda BPC',
  '06': 'Baixa renda multifamiliar',
  '07': 'Comercial',
  '08': 'Serviços de transporte',
  '09': 'Comunicação e telecomunicação',
  '10': 'Associação e entidade filantrópica',
  '11': 'Templo religioso',
  '12': 'Administração condominial',
  '13': 'Iluminação em rodovia',
  '14': 'Semáforo, radar e câmera',
  '15': 'Outros serviços e atividades',
  '16': 'Agropecuária rural',
  '17': 'Agropecuária urbana',
  '18': 'Residencial rural',
  '19': 'Cooperativa de eletrificação',
  '20': 'Agroindustrial',
  '21': 'Serviço público de irrigação',
  '22': 'Escola agrotécnica',
  '23': 'Aquicultura',
  '24': 'Poder público federal',
  '25': 'Poder público estadual',
  '26': 'Poder público municipal',
  '27': 'Tração elétrica',
  '28': 'Água, esgoto e saneamento',
  '99': 'Outros',
}

export const FASES: CodeTable = { '1': 'Monofásico', '2': 'Bifásico', '3': 'Trifásico' }

export const GRUPOS_TENSAO: CodeTable = {
  '01': 'A1',
  '02': 'A2',
  '03': 'A3',
  '04': 'A3a',
  '05': 'A4',
  '06': 'AS',
  '07': 'B1',
  '08': 'B1 baixa renda',
  '09': 'B2 rural',
  '10': 'B2 cooperativa',
  '11': 'B2 irrigação',
  '12': 'B3',
  '13': 'B4a',
  '14': 'B4b',
}

export const MODALIDADES: CodeTable = {
  '01': 'Convencional monômia',
  '02': 'Convencional binômia',
  '03': 'Horária azul',
  '04': 'Horária azul APE',
  '05': 'Horária verde',
  '06': 'Horária verde APE',
  '07': 'Horária branca',
  '08': 'Pré-pagamento',
  '09': 'Geração',
  '10': 'Distribuição',
}

export const BANDEIRAS: CodeTable = {
  '1': 'Verde',
  '2': 'Amarela',
  '3': 'Vermelha patamar 1',
  '4': 'Vermelha patamar 2',
  '5': 'Escassez hídrica',
}

export const UNIDADES: CodeTable = { '1': 'kW', '2': 'kWh', '3': 'kVAr', '4': 'kVArh', '5': 'UN' }

export const GRANDEZAS: CodeTable = {
  '01': 'Demanda',
  '02': 'Demanda reativa',
  '03': 'Energia ativa',
  '04': 'Energia injetada',
  '05': 'Energia reativa',
}

export const POSTOS: CodeTable = {
  '0': 'Único',
  '1': 'Ponta',
  '2': 'Fora de ponta',
  '3': 'Intermediário',
  '4': 'Ponta reservado',
  '5': 'Fora de ponta reservado',
  '6': 'Intermediário reservado',
  '7': 'Reservado',
}

export const MOTIVOS_NAO_LEITURA: CodeTable = {
  '1': 'Impedimento do consumidor',
  '2': 'Impedimento da distribuidora',
  '3': 'Impedimento alheio às partes',
}

export const MOTIVOS_SUBSTITUICAO: CodeTable = {
  '01': 'erro de leitura',
  '02': 'erro de preço ou tarifa',
  '03': 'decisão judicial',
  '04': 'erro cadastral',
  '05': 'erro de tributação',
}

/** `tpGrContrat`: what a contract of group A fixes. */
export const GRANDEZAS_CONTRATADAS: CodeTable = {
  '1': 'Demanda',
  '2': 'Montante de uso (MUSD)',
  '3': 'Reserva de capacidade',
  '4': 'Energia',
}

export const PARTICIPACOES_COMPENSACAO: CodeTable = {
  '1': 'micro ou minigeração na própria unidade',
  '2': 'múltiplas unidades consumidoras',
  '3': 'autoconsumo remoto',
  '4': 'geração compartilhada',
  '5': 'participação mista',
}

export const FONTES_ENERGIA: CodeTable = {
  '1': 'hidráulica',
  '2': 'solar',
  '3': 'eólica',
  '4': 'térmica',
  '5': 'híbrida',
}

/** `indOrigemQtd`: where a billed quantity comes from. */
export const ORIGENS_QUANTIDADE: CodeTable = {
  '1': 'média',
  '2': 'medição',
  '3': 'contrato',
  '4': 'cálculo',
  '5': 'custo de disponibilidade',
  '6': 'sem quantidade',
}

/** `tpAto`: the acts by which ANEEL sets a tariff. */
export const ATOS_ANEEL: CodeTable = { '1': 'REH', '2': 'Despacho', '3': 'REN' }

export const MOTIVOS_DIFERENCA_TARIFA: CodeTable = {
  '01': 'decisão judicial',
  '02': 'decisão da distribuidora',
  '03': 'desconto tarifário',
  '04': 'reajuste tarifário',
}

export const TIPOS_PROCESSO: CodeTable = {
  '0': 'SEFAZ',
  '1': 'Justiça Federal',
  '2': 'Justiça Estadual',
}
