import type { ContaEmail } from '@ramal/shared/contracts/contas-email.ts'
import { Checkbox } from '#ui/checkbox.tsx'
import { Grupo } from '#ui/grupo.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { comSeguranca } from '../rascunho.ts'
import { textos } from '../textos.ts'
import type { ContaForm } from '../use-conta-form.ts'
import { Campo } from './campo.tsx'
import { CamposDkim } from './campos-dkim.tsx'
import css from '#ui/editor.module.css'

const { campos: t } = textos

/** Everything that can be said of an account. */
export function Campos({ form, conta }: { form: ContaForm; conta: ContaEmail | null }) {
  const { rascunho, change } = form
  return (
    <div className={css.campos}>
      <Campo form={form} campo="nome" label={t.nome} description={t.nomeAjuda} autoFocus={conta === null} />
      <Servidor form={form} temSenha={conta?.temSenha ?? false} />
      <Grupo titulo={t.remetente}>
        <Campo form={form} campo="remetenteNome" label={t.remetenteNome} />
        <Campo form={form} campo="remetenteEndereco" label={t.remetenteEndereco} inputMode="email" />
        <Campo
          form={form}
          campo="responderPara"
          label={t.responderPara}
          description={t.responderParaAjuda}
          inputMode="email"
        />
        <Campo
          form={form}
          campo="dominioRetorno"
          label={t.dominioRetorno}
          description={t.dominioRetornoAjuda}
        />
      </Grupo>
      <CamposDkim form={form} conta={conta} />
      <Grupo titulo={t.limites} ajuda={t.limitesAjuda}>
        <Campo
          form={form}
          campo="conexoes"
          label={t.conexoes}
          description={t.conexoesAjuda}
          inputMode="numeric"
        />
        <Campo form={form} campo="porMinuto" label={t.porMinuto} inputMode="numeric" />
        <Campo
          form={form}
          campo="porMinutoProvedor"
          label={t.porMinutoProvedor}
          description={t.porMinutoProvedorAjuda}
          inputMode="numeric"
        />
      </Grupo>
      <Checkbox isSelected={rascunho.ativa} onChange={(ativa) => change({ ...rascunho, ativa })}>
        {t.ativa}
      </Checkbox>
    </div>
  )
}

function Servidor({ form, temSenha }: { form: ContaForm; temSenha: boolean }) {
  const { rascunho, change, faults } = form
  return (
    <Grupo titulo={t.servidor}>
      <Segmented
        label={t.seguranca}
        opcoes={textos.segurancas}
        valor={rascunho.seguranca}
        onChange={(seguranca) => change(comSeguranca(rascunho, seguranca))}
        errorMessage={faults['seguranca']}
        className={css.inteiro}
      />
      <Campo form={form} campo="host" label={t.host} placeholder="smtp.energia.com.br" />
      <Campo form={form} campo="porta" label={t.porta} inputMode="numeric" />
      <Campo form={form} campo="usuario" label={t.usuario} description={t.usuarioAjuda} />
      <Campo
        form={form}
        campo="senha"
        label={t.senha}
        type="password"
        autoComplete="new-password"
        description={temSenha ? t.senhaGuardada : undefined}
      />
    </Grupo>
  )
}
