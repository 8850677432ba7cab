import { randomUUID } from 'node:crypto'
import type { AjustesSms, AjustesWhatsapp } from '@ramal/shared/contracts/canais.ts'
import type { Cifra } from '#cifra.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createApontarCanal } from '#modules/canais/apontar.ts'
import type { Relogio } from '#relogio.ts'
import { startProvedorDemo, type ProvedorDemo } from './provedor.ts'

/** Who the demonstration's own channels speak as; what a person configures has names of their own. */
const NUMERO_ID = '1000000000'
const USUARIO_SMS = 'demonstracao'

interface Ports {
  unitOfWork: UnitOfWork
  relogio: Relogio
  /** Of the channels (modules/canais/leitura.ts). */
  cifra: Cifra
  folder: string
  publicUrl: string
}

/**
 * Starts the providers of the demonstration and points the channels at them: those that nobody has configured, and those
 * that pointed at the providers of an earlier start, which had another port.
 */
export async function startCanaisDemo(ports: Ports): Promise<ProvedorDemo> {
  const { unitOfWork, relogio, cifra } = ports
  const segredoApp = randomUUID()
  const provedor = await startProvedorDemo({ ...ports, segredoApp })
  const apontar = createApontarCanal(unitOfWork.tables, cifra)
  const tokens = { token: randomUUID(), segredoApp, tokenVerificacao: randomUUID() }
  await unitOfWork.transaction(async (tx) => {
    const comum = { isSubstituivel: isDaDemonstracao, agora: relogio.agora() }
    await apontar(tx, { ...comum, canal: 'whatsapp', ajustes: whatsapp(provedor.url), segredos: tokens })
    const segredos = { senha: randomUUID() }
    await apontar(tx, { ...comum, canal: 'sms', ajustes: sms(provedor.url), segredos })
  })
  return provedor
}

const isDaDemonstracao = (ajustes: unknown): boolean => {
  const { numeroId, usuario } = ajustes as { numeroId?: unknown; usuario?: unknown }
  return numeroId === NUMERO_ID || usuario === USUARIO_SMS
}

const whatsapp = (url: string): AjustesWhatsapp => ({
  baseUrl: `${url}/graph`,
  versaoApi: 'v23.0',
  numeroId: NUMERO_ID,
  modeloFatura: { nome: 'fatura_disponivel', idioma: 'pt_BR', variaveis: ['nome', 'valor', 'vencimento'] },
  modeloBarra: {
    nome: 'barra_de_pagamento',
    idioma: 'pt_BR',
    variaveis: ['nome', 'competencia', 'valor', 'vencimento', 'linha_digitavel'],
  },
  conexoes: 5,
  porMinuto: 4800,
  segundosPorDestinatario: 6,
  pessoasPor24h: 2000,
})

const sms = (url: string): AjustesSms => ({
  protocolo: 'kannel',
  url: `${url}/cgi-bin/sendsms`,
  usuario: USUARIO_SMS,
  smsc: '',
  remetente: '27000',
  transliterar: true,
  maximoPartes: 3,
  conexoes: 5,
  porMinuto: 600,
  validadeMinutos: 1440,
})
