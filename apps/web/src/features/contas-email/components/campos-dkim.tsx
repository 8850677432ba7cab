import type { ContaEmail } from '@ramal/shared/contracts/contas-email.ts'
import { CopyButton } from '#ui/copy-button.tsx'
import { Grupo } from '#ui/grupo.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { comDkim, type ModoDkim } from '../rascunho.ts'
import { textos } from '../textos.ts'
import type { ContaForm } from '../use-conta-form.ts'
import { Campo } from './campo.tsx'
import css from '#ui/editor.module.css'

const { campos: t, modosDkim } = textos

/** Whether and by which key the messages are signed, and what to publish for it. */
export function CamposDkim({ form, conta }: { form: ContaForm; conta: ContaEmail | null }) {
  const { rascunho, change } = form
  const modos: readonly ModoDkim[] = conta?.dkim
    ? ['nenhum', 'manter', 'gerar', 'colar']
    : ['nenhum', 'gerar', 'colar']
  return (
    <Grupo titulo={t.dkim}>
      <Segmented
        label={t.dkimModo}
        opcoes={modos.map((valor) => ({ valor, rotulo: modosDkim[valor] }))}
        valor={rascunho.dkim}
        onChange={(modo) => change(comDkim(rascunho, modo))}
        className={css.inteiro}
      />
      {rascunho.dkim !== 'nenhum' && (
        <>
          <Campo form={form} campo="dkimDominio" falta="dkim.dominio" label={t.dkimDominio} />
          <Campo form={form} campo="dkimSeletor" falta="dkim.seletor" label={t.dkimSeletor} />
        </>
      )}
      {rascunho.dkim === 'colar' && (
        <Campo
          form={form}
          campo="dkimChave"
          falta="dkim.chavePrivada"
          label={t.dkimChave}
          description={t.dkimChaveAjuda}
          rows={6}
          spellCheck="false"
          className={css.inteiro}
        />
      )}
      {conta?.dkim && rascunho.dkim === 'manter' && <Registro registro={conta.dkim.registro} />}
    </Grupo>
  )
}

/** The TXT record of the kept key, to be copied part by part. */
function Registro({ registro: { nome, valor } }: { registro: { nome: string; valor: string } }) {
  return (
    <div className={css.registro}>
      <p>{t.registro}</p>
      <dl>
        <dt>{t.registroNome}</dt>
        <dd>
          <code>{nome}</code>
          <CopyButton texto={nome} oQue="o nome do registro" />
        </dd>
        <dt>{t.registroValor}</dt>
        <dd>
          <code>{valor}</code>
          <CopyButton texto={valor} oQue="o valor do registro" />
        </dd>
      </dl>
    </div>
  )
}
