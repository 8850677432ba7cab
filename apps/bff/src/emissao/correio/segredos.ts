/** What a server said, without the password: some repeat what they were told, as it came or decoded. */
export function ocultarSenha(
  texto: string,
  { usuario, senha }: { usuario: string | null; senha: string | null },
): string {
  if (!senha) return texto
  const formas = [senha, base64(senha), base64(`\0${usuario ?? ''}\0${senha}`)]
  return formas.reduce((resto, forma) => resto.replaceAll(forma, '***'), texto)
}

const base64 = (texto: string) => Buffer.from(texto, 'utf8').toString('base64')
