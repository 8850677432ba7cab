import { hash, verify } from '@node-rs/argon2'

/** argon2id, which is the library's default, at the OWASP minimum: some 10 ms. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashSenha = (senha: string): Promise<string> => hash(senha, OPTIONS)

/** Checked against when the login does not exist, so that the answer takes as long as for one that does. */
let decoy: Promise<string> | undefined

export async function verifySenha(senhaHash: string | null, senha: string): Promise<boolean> {
  decoy ??= hashSenha('nobody has this password')
  const matches = await verify(senhaHash ?? (await decoy), senha)
  return matches && senhaHash !== null
}
