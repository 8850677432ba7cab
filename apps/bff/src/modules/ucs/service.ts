import type { UcDetalhe } from '@ramal/shared/contracts/ucs.ts'
import { maskDocument } from '@ramal/shared/domain/documents.ts'
import type { ReadTx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Escrever } from '#escrita.ts'
import { createLerAdesao } from '#modules/envio-digital/adesao.ts'
import { createUltimasFaturas } from '#modules/faturas/ultimas.ts'
import { createRecadastramentoDevido } from '#modules/recadastramento/devido.ts'
import type { Relogio } from '#relogio.ts'
import { alertasDa } from './alertas.ts'
import { formatEndereco } from './endereco.ts'
import { createFindUc, type Titular, type Uc } from './find-uc.ts'
import { createUcRepository } from './repository.ts'
import { createRevelarDocumento } from './revelar-documento.ts'

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
  const ultimasFaturas = createUltimasFaturas(tables)
  const recadastramentoDevido = createRecadastramentoDevido(tables)

  async function describe(tx: ReadTx, uc: Uc): Promise<UcDetalhe> {
    const contatos = await repository.contatosEmUso(tx, uc.id)
    const situacao = await recadastramentoDevido(tx, uc, contatos, relogio.agora())
    return {
      id: uc.id,
      numero: uc.numero,
      numeroAnterior: uc.numeroAnterior,
      endereco: formatEndereco(uc),
      municipio: `${uc.municipio}/${uc.uf}`,
      medidor: uc.medidor,
      classe: uc.classe,
      grupoTensao: uc.grupoTensao,
      debitoAutomatico: uc.debitoAutomatico,
      titular: {
        ...describeTitular(uc.titular),
        outrasUcs: await repository.countOutrasUcs(tx, uc.titular.id, uc.id),
      },
      contatos: contatos.map(({ devolvidoEm, ...contato }) => ({
        ...contato,
        devolvidoEm: devolvidoEm?.toISOString() ?? null,
      })),
      alertas: alertasDa(uc, contatos),
      recadastramentoDevido: situacao.uc.devido,
      envioDigital: (await lerAdesao(tx, uc))?.resumo ?? null,
      faturas: await ultimasFaturas(tx, uc.id, relogio.agora()),
    }
  }

  return {
    /** All that a call needs of a UC. @throws ErroDominio `nao_encontrado`. */
    ver: (ucId: number): Promise<UcDetalhe> =>
      unitOfWork.read(async (tx) => describe(tx, await findUc(tx, ucId))),
    revelarDocumento: createRevelarDocumento(tables, escrever, relogio),
  }
}

export type UcsService = ReturnType<typeof createUcsService>

const describeTitular = ({ id, nome, pessoaJuridica, documento, emailPrincipal }: Titular) => ({
  id,
  nome,
  pessoaJuridica,
  emailPrincipal,
  documentoMascarado: documento && maskDocument(documento),
})
