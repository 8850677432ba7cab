import { Conexao, type ContaSmtp, type OpcoesConexao } from './conexao.ts'
import { semResposta, type FalhaSmtp } from './resposta-smtp.ts'

interface Espera {
  ate: number
  timer: NodeJS.Timeout
  resolve(conexao: Conexao): void
  reject(falha: FalhaSmtp | SemConexao): void
}

/** Below the five minutes that RFC 5321 asks servers to wait: the goodbye is ours and not in the middle of a message. */
const OCIOSA_MS = 4 * 60_000
/** A message that waits for longer goes back to the queue, where another place may take it. */
const ESPERA_MS = 5000
const OCUPADAS = 'Todas as conexões com o servidor de e-mail ficaram ocupadas durante o prazo.'

/** Every connection stayed lent for as long as a message waits. */
export class SemConexao extends Error {
  readonly resposta = semResposta(OCUPADAS, 'conexao').resposta
}

/** The sessions of one account, lent to one delivery at a time and never more than the account allows. */
export class Reserva {
  private readonly conta: ContaSmtp
  private readonly opcoes: OpcoesConexao
  private readonly livres = new Map<Conexao, NodeJS.Timeout>()
  private readonly esperas: Espera[] = []
  private abertas = 0
  private fechada = false

  constructor(conta: ContaSmtp, opcoes: OpcoesConexao) {
    this.conta = conta
    this.opcoes = opcoes
  }

  /** A session, waited for while all are lent. Rejects with a FalhaSmtp, or SemConexao, by `ate` (as of Date.now()). */
  async tomar(ate: number): Promise<Conexao> {
    // The one used last: those that a quiet hour leaves over end by themselves.
    const livre = [...this.livres.keys()].at(-1)
    if (livre) {
      this.soltar(livre)
      return livre
    }
    return this.abertas < this.conta.conexoes ? this.abrir(ate) : this.esperar(ate)
  }

  devolver(conexao: Conexao): void {
    if (!conexao.viva) return
    const espera = this.proxima()
    if (espera) espera.resolve(conexao)
    else if (this.fechada) conexao.encerrar()
    else this.guardar(conexao)
  }

  /** Ends the idle sessions now, and the others when they come back. */
  close(): void {
    this.fechada = true
    for (const conexao of this.livres.keys()) {
      this.soltar(conexao)
      conexao.encerrar()
    }
  }

  private async abrir(ate: number): Promise<Conexao> {
    this.abertas++
    const conexao = new Conexao(this.conta, this.opcoes, () => {
      this.abertas--
      this.soltar(conexao)
      // Whoever waits gets the place that has become free.
      const espera = this.proxima()
      if (espera) void this.abrir(espera.ate).then(espera.resolve, espera.reject)
    })
    await conexao.abrir(ate)
    return conexao
  }

  private esperar(ate: number): Promise<Conexao> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => {
          this.esperas.splice(this.esperas.indexOf(espera), 1)
          reject(new SemConexao())
        },
        Math.min(ESPERA_MS, ate - Date.now()),
      )
      const espera: Espera = { ate, timer, resolve, reject }
      this.esperas.push(espera)
    })
  }

  private proxima(): Espera | undefined {
    const espera = this.esperas.shift()
    clearTimeout(espera?.timer)
    return espera
  }

  private guardar(conexao: Conexao): void {
    const timer = setTimeout(() => {
      this.soltar(conexao)
      conexao.encerrar()
    }, OCIOSA_MS)
    this.livres.set(conexao, timer.unref())
  }

  private soltar(conexao: Conexao): void {
    clearTimeout(this.livres.get(conexao))
    this.livres.delete(conexao)
  }
}
