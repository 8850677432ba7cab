import type { UcResumo } from '@ramal/shared/contracts/ucs.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import { Search } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { type Coluna, Table } from '#ui/table.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useBuscarUc } from '../api/buscar-uc.ts'
import { textos } from '../textos.ts'
import css from './envio-digital-panel.module.css'

const t = textos.pagina

const COLUNAS: readonly Coluna<UcResumo>[] = [
  { id: 'uc', titulo: textos.lista.colunas.uc, celula: (uc) => formatUcNumber(uc.numero), nomeiaLinha: true },
  { id: 'nome', titulo: textos.lista.colunas.nome, celula: (uc) => uc.nome },
  { id: 'endereco', titulo: 'Endereço', celula: (uc) => `${uc.endereco}, ${uc.municipio}` },
]

/** The field *UC* of the page: a unique hit is chosen at once, several are shown to choose from. */
export function UcLookup({ onChoose }: { onChoose: (uc: UcResumo) => void }) {
  const [q, setQ] = useState('')
  const { mutate, data, error, isPending } = useBuscarUc()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (q.trim() === '') return
    mutate(q, {
      onSuccess: ({ itens: [only, ...others] }) => {
        if (only && others.length === 0) onChoose(only)
      },
    })
  }
  return (
    <>
      <form className={css.procura} role="search" onSubmit={submit}>
        <TextField label={t.procurar} value={q} onChange={setQ} placeholder={t.procurarAjuda} autoFocus />
        <Button type="submit" icone={<Search aria-hidden="true" />} isPending={isPending}>
          {textos.lista.pesquisar}
        </Button>
      </form>
      {error && <ErrorBlock mensagem={error.message} />}
      {data?.itens.length === 0 && <p role="status">{t.nenhuma}</p>}
      {data && data.itens.length > 1 && (
        <section className={css.cartao} aria-label={t.escolha}>
          <p role="status">{t.escolha}</p>
          <Table
            label={t.escolha}
            colunas={COLUNAS}
            linhas={data.itens}
            idDe={(uc) => uc.id}
            vazio={null}
            onRowAction={(key) => {
              const chosen = data.itens.find(({ id }) => id === key)
              if (chosen) onChoose(chosen)
            }}
          />
          {data.mais && <p>{t.muitas}</p>}
        </section>
      )}
    </>
  )
}
