import type { verRotinaEnvio } from '@ramal/shared/contracts/painel.ts'
import { useQuery } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useState } from 'react'
import type { Answer } from '#api/client.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { instanteTexto } from '#ui/formats.ts'
import { Panel } from '#ui/panel.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { useExecutarRotina } from '../api/atos.ts'
import { rotinaQuery } from '../api/rotina-query.ts'
import { textos } from '../textos.ts'
import pagina from '#ui/pagina.module.css'

const t = textos.rotina

/** When held bills leave by themselves, and *Executar agora*. */
export function Rotina() {
  const query = useQuery(rotinaQuery)
  const [asking, setAsking] = useState(false)
  const { mutate, isPending, error, data } = useExecutarRotina()
  const executar = () => {
    setAsking(false)
    mutate({})
  }
  return (
    <Panel titulo={t.titulo}>
      <div className={pagina.pilha}>
        {error && <ErrorBlock mensagem={error.message} />}
        <QueryBlock query={query} linhas={2}>
          {(rotina) => <Horarios rotina={rotina} />}
        </QueryBlock>
        <p role="status">{data && (data.liberados === 0 ? t.nada : `${t.liberados(data.liberados)}.`)}</p>
        <div className={pagina.acoes}>
          <Button
            icone={<Play size={14} aria-hidden="true" />}
            isPending={isPending}
            onPress={() => setAsking(true)}
          >
            {t.executar}
          </Button>
        </div>
      </div>
      {asking && <Pergunta onExecutar={executar} onClose={() => setAsking(false)} />}
    </Panel>
  )
}

function Horarios({ rotina: { proxima, ultima } }: { rotina: Answer<typeof verRotinaEnvio> }) {
  return (
    <>
      <p>{t.proxima(instanteTexto(proxima))}</p>
      <p className={pagina.nota}>
        {ultima
          ? t.ultima({
              em: instanteTexto(ultima.inicio),
              quantos: ultima.fim === null ? t.emAndamento : t.liberados(ultima.liberados),
              quem: ultima.agendada ? t.agendada : t.aPedido(ultima.usuario),
            })
          : t.nunca}
      </p>
    </>
  )
}

function Pergunta({ onExecutar, onClose }: { onExecutar: () => void; onClose: () => void }) {
  const acoes = (
    <>
      <Button onPress={onClose}>{t.cancelar}</Button>
      <Button variante="primario" onPress={onExecutar} autoFocus>
        {t.executar}
      </Button>
    </>
  )
  return (
    <Dialog titulo={t.tituloDaPergunta} role="alertdialog" largura="estreito" onClose={onClose} acoes={acoes}>
      <p>{t.pergunta}</p>
    </Dialog>
  )
}
