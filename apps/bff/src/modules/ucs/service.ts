import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import type { UcDetalhe } from '@ramal/shared/contracts/ucs.ts'
import { formatDocument, maskDocument } from '@ramal/shared/domain/documents.ts'
import type { Contexto } from '#contexto.ts'
import type { ReadTx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Escrever } from '#escrita.ts'
import { createFindAtendimentoAberto } from '#modules/atendimento/contexto-do-atendimento.ts'
import { createLerAdesao } from '#modules/envio-digital/adesao.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { createRecadastramentoDevido } from '#modules/recadastramento/devido.ts'
import type { Relogio } from '#relogio.ts'
import { alertasDa } from './alertas.ts'
import { formatEndereco } from './endereco.ts'
import { createFindUc, type Titular, type Uc } from './find-uc.ts'
import { createUcRepository } from './repository.ts'

interface Deps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
}

export function createUcsService({ unitOfWork, escrever, relogio }: Deps) {
  const { tables } = unitOfWork
  const repository = createUcRepository(tables)
  const findUc = createFindUc(tables)
  const lerAdesao = createLerAdesao(tables)
  const eventos = createEventos(tables)
  const findAtendimentoAberto = createFindAtendimentoAberto(tables)
  const recadastramentoDevido = createRecadastramentoDevido(tables)

  async function describe(tx: ReadTx, uc: Uc): Promise<UcDetalhe> {
    const contatos = await repository.contatosEmUso(tx, uc.id)
    const faturas = await repository.ultimasFaturas(tx, uc.id)
    const { uc: daUc } = await recadastramentoDevido(tx, uc, contatos, relogio.agora())
    const adesao = await lerAdesao(tx, uc)
    return {
      ...{ id: uc.id, numero: uc.numero, numeroAnterior: uc.numeroAnterior },
      endereco: formatEndereco(uc),
      municipio: `${uc.municipio}/${uc.uf}`,
      ...{ medidor: uc.medidor, classe: uc.classe, grupoTensao: uc.grupoTensao },
      debitoAutomatico: uc.debitoAutomatico,
      titular: {
        ...describeTitular(uc.titular),
        outrasUcs: await repository.countOutrasUcs(tx, uc.titular.id, uc.id),
      },
      contatos: contatos.map((contato) => ({
        ...contato,
        devolvidoEm: contato.devolvidoEm?.toISOString() ?? null,
      })),
      alertas: alertasDa(uc, contatos),
      recadastramentoDevido: daUc.devido,
      envioDigital: adesao && adesao.resumo,
      faturas: faturas.map(describeFatura),
    }
  }

  return {
    /** All that a call needs of a UC. @throws ErroDominio `nao_encontrado`. */
    ver: (ucId: number): Promise<UcDetalhe> =>
      unitOfWork.read(async (tx) => describe(tx, await findUc(tx, ucId))),

    /**
     * The titular's document in full. Kept as an event with who asked, why, and the protocolo of the call they have open
     * (design rule 9, LGPD art. 37).
     */
    revelarDocumento(
      contexto: Contexto,
      ucId: number,
      motivo: string,
    ): Promise<{ documento: string | null }> {
      return escrever(contexto, async (tx) => {
        const { titular } = await findUc(tx, ucId)
        const { usuarioId } = contexto.autor
        const atendimentoId = await findAtendimentoAberto(tx, usuarioId)
        await eventos.registrar(
          tx,
          {
            ...{ atendimentoId, usuarioId, ucId, consumidorId: titular.id },
            dados: { tipo: 'consumidor.documento_revelado', motivo },
          },
          relogio.agora(),
        )
        return { documento: titular.documento && formatDocument(titular.documento) }
      })
    },
  }
}

export type UcsService = ReturnType<typeof createUcsService>

const describeTitular = ({ id, nome, pessoaJuridica, documento, emailPrincipal }: Titular) => ({
  ...{ id, nome, pessoaJuridica, emailPrincipal },
  documentoMascarado: documento && maskDocument(documento),
})

function describeFatura({
  autorizadaEm,
  ...fatura
}: Omit<FaturaResumo, 'emissao' | 'autorizada'> & {
  emissao: Date
  autorizadaEm: Date | null
}): FaturaResumo {
  return { ...fatura, emissao: fatura.emissao.toISOString(), autorizada: autorizadaEm !== null }
}
