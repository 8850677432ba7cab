import type { EventoDados } from '@ramal/shared/contracts/eventos.ts'
import type { Tables } from '#db/schema.ts'
import type { ModoAceite, MotivoEncerramento, ProtecaoPdf, TipoCopia } from '#db/schema/envio-digital.ts'
import type { Tx } from '#db/tx.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'
import { sameEndereco } from './enderecos.ts'
import { createEnvioDigitalRepository, type Adesao, type Endereco } from './repository.ts'

/** Who acts, in which call (null outside one), and when. */
export interface Ato {
  usuarioId: number | null
  atendimentoId: number | null
  agora: Date
  /** Set where it was neither the team nor an import: the customer, by the link in the mail or by complaint. */
  motivo?: 'descadastro' | 'reclamacao'
}

/** What is accepted: the term, how, and whether the bill is printed as well. */
export interface Aceite {
  tipoCopia: TipoCopia
  termoId: number
  termoVersao: number
  termoHash: string
  modoAceite: ModoAceite
  /** The password of its PDFs, and the keys of it. */
  protecao: ProtecaoPdf
  protecaoCifrada: string | null
}

interface Titularidade {
  ucId: number
  consumidorId: number
}

type Destinatarios = { id: number; meio: Endereco['meio']; endereco: string }[]

/** Every change of an adhesion, in the caller's transaction: its rows, its event, the outbox. */
export function createAdesoes(tables: Tables) {
  return {
    aderir: createAderir(tables),
    mudar: createMudar(tables),
    encerrar: createEncerrarAdesao(tables),
  }
}

function createAderir(tables: Tables) {
  const repository = createEnvioDigitalRepository(tables)
  const addAll = createAddDestinatarios(tables)
  const registrar = createRegistrarEvento(tables)

  /** A new adhesion of a UC that has none in force. */
  return async (
    tx: Tx,
    titular: Titularidade,
    enderecos: readonly Endereco[],
    { termoVersao, ...aceite }: Aceite,
    ato: Ato,
  ): Promise<void> => {
    const { usuarioId, atendimentoId, agora: criadoEm } = ato
    const origem = atendimentoId === null ? ('comercial' as const) : ('crm' as const)
    const autoria = { origem, usuarioId, atendimentoId, criadoEm }
    const envioDigitalId = await repository.insert(tx, { ...titular, ...aceite, ...autoria })
    const destinatarios = await addAll(tx, envioDigitalId, titular.ucId, enderecos, ato)
    await registrar(tx, titular, ato, {
      tipo: 'envio_digital.aderido',
      envioDigitalId,
      depois: { tipoCopia: aceite.tipoCopia, destinatarios, protecao: aceite.protecao },
      termoVersao,
      termoHash: aceite.termoHash,
      modoAceite: aceite.modoAceite,
      origem,
    })
  }
}

function createMudar(tables: Tables) {
  const repository = createEnvioDigitalRepository(tables)
  const fila = createFilaDeDisparos(tables)
  const addAll = createAddDestinatarios(tables)
  const registrar = createRegistrarEvento(tables)

  async function removeAll(tx: Tx, { id }: Adesao, removidos: Destinatarios, { usuarioId, agora }: Ato) {
    const destinatarioIds = removidos.map((removido) => removido.id)
    await repository.removeDestinatarios(tx, destinatarioIds, usuarioId, agora)
    await fila.cancelarDaAdesao(tx, { envioDigitalId: id, destinatarioIds, agora })
  }

  /** Leaves the adhesion with these addresses and this acceptance; nothing happens when it has them already. */
  return async (
    tx: Tx,
    adesao: Adesao,
    enderecos: readonly Endereco[],
    aceite: Aceite,
    ato: Ato,
  ): Promise<void> => {
    const { id, ucId, destinatarios: atuais } = adesao
    const isMantido = (atual: Endereco) => enderecos.some(sameEndereco(atual))
    const removidos = atuais.filter((atual) => !isMantido(atual))
    const novos = enderecos.filter((endereco) => !atuais.some(sameEndereco(endereco)))
    if (removidos.length + novos.length === 0 && sameAceite(adesao, aceite)) return
    await removeAll(tx, adesao, removidos, ato)
    const { termoVersao, ...aceito } = aceite
    const { tipoCopia, termoHash, modoAceite, protecao } = aceito
    await repository.update(tx, id, aceito)
    const mantidos = atuais.filter(isMantido).map(identify)
    const destinatarios = [...mantidos, ...(await addAll(tx, id, ucId, novos, ato))]
    await registrar(tx, adesao, ato, {
      tipo: 'envio_digital.alterado',
      envioDigitalId: id,
      antes: snapshot(adesao),
      depois: { tipoCopia, destinatarios, protecao },
      termoVersao,
      termoHash,
      modoAceite,
      ...(ato.motivo && { motivo: ato.motivo }),
    })
  }
}

function createEncerrarAdesao(tables: Tables) {
  const repository = createEnvioDigitalRepository(tables)
  const fila = createFilaDeDisparos(tables)
  const registrar = createRegistrarEvento(tables)

  /** Back to paper: ends the adhesion and calls back what is queued for it (design rule 3). */
  return async (tx: Tx, adesao: Adesao, motivo: MotivoEncerramento, ato: Ato): Promise<void> => {
    const { id: envioDigitalId, destinatarios } = adesao
    const { usuarioId: por, agora: em } = ato
    await repository.encerrar(tx, envioDigitalId, { motivo, por, em })
    const ids = destinatarios.map(({ id }) => id)
    await repository.removeDestinatarios(tx, ids, por, em)
    const disparosCancelados = await fila.cancelarDaAdesao(tx, { envioDigitalId, agora: em })
    const fim = { motivo, antes: snapshot(adesao), disparosCancelados }
    await registrar(tx, adesao, ato, { tipo: 'envio_digital.encerrado', envioDigitalId, ...fim })
  }
}

function createRegistrarEvento(tables: Tables) {
  const eventos = createEventos(tables)
  return (tx: Tx, { ucId, consumidorId }: Titularidade, ato: Ato, dados: EventoDados): Promise<void> => {
    const { usuarioId, atendimentoId, agora } = ato
    return eventos.registrar(tx, { atendimentoId, usuarioId, ucId, consumidorId, dados }, agora)
  }
}

function createAddDestinatarios(tables: Tables) {
  const repository = createEnvioDigitalRepository(tables)
  const fila = createFilaDeDisparos(tables)
  const supressoes = createSupressoes(tables)

  /**
   * Adds the addresses and queues a copy of the term to each e-mail: by WhatsApp goes only what Meta has approved, which is
   * bills. Given anew they are confirmed, whatever servers and providers had said of them before.
   */
  return async (
    tx: Tx,
    envioDigitalId: number,
    ucId: number,
    enderecos: readonly Endereco[],
    { usuarioId, atendimentoId, agora }: Ato,
  ): Promise<Destinatarios> => {
    for (const [meio, dele] of Map.groupBy(enderecos, ({ meio }) => meio)) {
      const ditos = dele.map(({ endereco }) => endereco)
      await supressoes.levantarConfirmados(tx, { meio, enderecos: ditos, por: usuarioId, agora })
    }
    const added: Destinatarios = []
    for (const { meio, endereco } of enderecos) {
      const novo = { envioDigitalId, meio, endereco, usuarioId, atendimentoId, criadoEm: agora }
      const id = await repository.insertDestinatario(tx, novo)
      const copia = { ucId, destinatarioId: id, atendimentoId, usuarioId, meio, endereco, agora }
      if (meio === 'email') await fila.enfileirarTermo(tx, copia)
      added.push({ id, meio, endereco })
    }
    return added
  }
}

const identify = ({ id, meio, endereco }: Destinatarios[number]) => ({ id, meio, endereco })

const snapshot = ({ tipoCopia, destinatarios, protecao }: Adesao) => ({
  tipoCopia,
  protecao,
  destinatarios: destinatarios.map(identify),
})

const sameAceite = (a: Aceite, b: Aceite) =>
  a.tipoCopia === b.tipoCopia &&
  a.termoId === b.termoId &&
  a.modoAceite === b.modoAceite &&
  a.protecao === b.protecao &&
  a.protecaoCifrada === b.protecaoCifrada
