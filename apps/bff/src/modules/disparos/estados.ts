/** States in which a disparo has not left yet and can still be called back. */
export const ESPERANDO = ['retido', 'aguardando_autorizacao', 'na_fila'] as const
/** States in which a copy may still arrive, or has. */
export const VIVOS = [...ESPERANDO, 'enviando', 'aceito', 'entregue', 'lido'] as const
