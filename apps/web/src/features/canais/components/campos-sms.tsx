import { Checkbox } from '#ui/checkbox.tsx'
import { Grupo } from '#ui/grupo.tsx'
import { Segmented } from '#ui/segmented.tsx'
import type { RascunhoSms } from '../rascunho-sms.ts'
import { textosSms as t } from '../textos.ts'
import type { CanalForm } from '../use-canal-form.ts'
import { Campo } from './campo.tsx'
import { SegredoField } from './segredo-field.tsx'
import css from '#ui/editor.module.css'

export interface CamposSmsProps {
  form: CanalForm<RascunhoSms>
  guardados: readonly string[]
}

/** Everything that can be said of SMS; the protocol decides which fields there are. */
export function CamposSms({ form, guardados }: CamposSmsProps) {
  const { rascunho, change } = form
  return (
    <>
      <Grupo titulo={t.ligacao}>
        <Segmented
          label={t.protocolo}
          opcoes={t.protocolos}
          valor={rascunho.protocolo}
          onChange={(protocolo) => change({ ...rascunho, protocolo })}
          className={css.inteiro}
        />
        {rascunho.protocolo === 'smpp' ? <Smpp form={form} /> : <Kannel form={form} />}
        <SegredoField
          form={form}
          nome="senha"
          label={t.senha}
          qual={t.senhaNome}
          guardado={guardados.includes('senha')}
        />
      </Grupo>
      <Mensagem form={form} />
      <Grupo titulo={t.limites}>
        <Campo form={form} campo="conexoes" label={t.conexoes} inputMode="numeric" />
        <Campo form={form} campo="porMinuto" label={t.porMinuto} inputMode="numeric" />
        {rascunho.protocolo === 'smpp' && (
          <Campo
            form={form}
            campo="janela"
            label={t.janela}
            description={t.janelaAjuda}
            inputMode="numeric"
          />
        )}
      </Grupo>
    </>
  )
}

function Smpp({ form }: Pick<CamposSmsProps, 'form'>) {
  const { rascunho, change } = form
  return (
    <>
      <Campo form={form} campo="host" label={t.host} placeholder="smpp.provedor.com.br" />
      <Campo form={form} campo="porta" label={t.porta} inputMode="numeric" />
      <Campo form={form} campo="tipoSistema" label={t.tipoSistema} description={t.opcional} />
      <Checkbox isSelected={rascunho.tls} onChange={(tls) => change({ ...rascunho, tls })}>
        {t.tls}
      </Checkbox>
      <Campo form={form} campo="usuario" label={t.usuarioSmpp} />
    </>
  )
}

function Kannel({ form }: Pick<CamposSmsProps, 'form'>) {
  return (
    <>
      <Campo
        form={form}
        campo="url"
        label={t.url}
        placeholder="http://gateway:13013/cgi-bin/sendsms"
        className={css.inteiro}
      />
      <Campo form={form} campo="smsc" label={t.smsc} description={t.smscAjuda} className={css.inteiro} />
      <Campo form={form} campo="usuario" label={t.usuario} />
    </>
  )
}

function Mensagem({ form }: Pick<CamposSmsProps, 'form'>) {
  const { rascunho, change } = form
  return (
    <Grupo titulo={t.mensagem}>
      <Campo form={form} campo="remetente" label={t.remetente} description={t.remetenteAjuda} />
      <Campo
        form={form}
        campo="maximoPartes"
        label={t.maximoPartes}
        description={t.maximoPartesAjuda}
        inputMode="numeric"
      />
      <Campo
        form={form}
        campo="validadeMinutos"
        label={t.validadeMinutos}
        description={t.validadeMinutosAjuda}
        inputMode="numeric"
      />
      <div>
        <Checkbox
          isSelected={rascunho.transliterar}
          onChange={(transliterar) => change({ ...rascunho, transliterar })}
        >
          {t.transliterar}
        </Checkbox>
        <p className={css.ajuda}>{t.transliterarAjuda}</p>
      </div>
    </Grupo>
  )
}
