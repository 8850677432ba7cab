import type { UnitOfWork } from '#db/unit-of-work.ts'
import { ErroDominio } from '#erros.ts'
import type { Relogio } from '#relogio.ts'
import { createUsuarioRepository } from './repository.ts'
import { hashSenha, verifySenha } from './senha.ts'

/** Password of the demonstration's accounts, published in the README and therefore refused everywhere else. */
const SENHA_DEMO = 'ramal-demo'
const CONTAS_DEMO = [
  { login: 'atendente', nome: 'Ana Atendente', perfil: 'atendente' },
  { login: 'supervisor', nome: 'Sérgio Supervisor', perfil: 'supervisor' },
  { login: 'admin', nome: 'Alice Administradora', perfil: 'administrador' },
] as const

export function createSessaoService(deps: {
  unitOfWork: UnitOfWork
  relogio: Relogio
  demonstracao: boolean
}) {
  const { unitOfWork, relogio, demonstracao } = deps
  const usuarios = createUsuarioRepository(unitOfWork.tables)

  return {
    /** @throws ErroDominio `credenciais_invalidas`, the same for an unknown login and a wrong password. */
    async authenticate(login: string, senha: string) {
      const usuario = await unitOfWork.read((tx) => usuarios.findByLogin(tx, login.toLowerCase()))
      const valid = await verifySenha(usuario?.senhaHash ?? null, senha)
      if (!usuario || !valid || (senha === SENHA_DEMO && !demonstracao)) {
        throw new ErroDominio('credenciais_invalidas', 'Usuário ou senha não conferem.')
      }
      return { id: usuario.id, login: usuario.login, nome: usuario.nome, perfil: usuario.perfil }
    },

    findConta: (usuarioId: number) => unitOfWork.read((tx) => usuarios.findAtivo(tx, usuarioId)),

    /** Makes the demonstration's accounts where they are missing. */
    async ensureContasDemo(hash = hashSenha): Promise<void> {
      const senhaHash = await hash(SENHA_DEMO)
      await unitOfWork.transaction(async (tx) => {
        for (const conta of CONTAS_DEMO) {
          await usuarios.insertIfAbsent(tx, { ...conta, senhaHash, criadoEm: relogio.agora() })
        }
      })
    },
  }
}

export type SessaoService = ReturnType<typeof createSessaoService>
