import type { Palette } from '#db/palette.ts'
import type { AcessoTables } from './acesso.ts'

/** What speaks with a provider by configuration: two ways out, and the payments that come in by Pix. */
export type Canal = 'whatsapp' | 'sms' | 'pix'

/** The channels beside e-mail, one row each. */
export function defineCanais(p: Palette, { usuarios }: AcessoTables) {
  const canais = p.table('canais', {
    canal: p.text('canal').$type<Canal>().primaryKey(),
    ativo: p.flag('ativo').notNull(),
    /** Shape by channel: `packages/shared/src/contracts/canais.ts`. */
    ajustes: p.json<unknown>('ajustes').notNull(),
    /** JSON of the secrets, encrypted (cifra.ts). */
    segredosCifrados: p.text('segredos_cifrados'),
    criadoEm: p.instant('criado_em').notNull(),
    atualizadoEm: p.instant('atualizado_em').notNull(),
    atualizadoPor: p.ref('atualizado_por').references(() => usuarios.id),
    testadoEm: p.instant('testado_em'),
    testeBom: p.flag('teste_bom'),
  })
  return { canais }
}

export type CanaisTables = ReturnType<typeof defineCanais>
