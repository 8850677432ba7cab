import { readFileSync, readlinkSync } from 'node:fs'

/** Names a process beyond its end, so that its leases can be told to be nobody's. */
export interface Processo {
  /** Null where the system does not tell processes apart as reliably as this needs. */
  readonly nome: string | null
  /** Whether the named process is certainly gone; false for one that this process cannot judge. */
  morreu(nome: string): boolean
}

interface Identidade {
  /** The boot of the machine, and the namespace in which the number counts. */
  lugar: string
  pid: number
  /** In clock ticks since the boot: a number that was given to another process does not keep its name. */
  inicio: string
}

/**
 * This process, among those of the same boot of the same machine and the same container: only of these is a number that
 * is missing the proof of a death. Linux alone tells all that; elsewhere, and of other machines, a lease is waited for.
 */
export function createProcesso(pid = process.pid): Processo {
  const lugar = lugarDaqui()
  const vida = lugar && lerVida(pid)
  return {
    nome: lugar && vida ? `${lugar}.${pid}.${vida.inicio}` : null,
    morreu(nome) {
      const outro = lerNome(nome)
      if (!outro || outro.lugar !== lugar) return false
      if (!existe(outro.pid)) return true
      const vida = lerVida(outro.pid)
      // Without a file to read (hidepid) the process is known to exist and nothing more.
      return vida !== null && (vida.inicio !== outro.inicio || /[ZX]/.test(vida.estado))
    },
  }
}

function lerNome(nome: string): Identidade | null {
  const [, lugar, pid, inicio] = /^([\w-]+\.\d+)\.(\d+)\.(\d+)$/.exec(nome) ?? []
  return lugar && pid && inicio ? { lugar, pid: Number(pid), inicio } : null
}

function lugarDaqui(): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const [namespace] = /\d+/.exec(readlinkSync('/proc/self/ns/pid')) ?? []
    return boot && namespace ? `${boot}.${namespace}` : null
  } catch {
    return null
  }
}

/** The state and the start of a process (proc_pid_stat(5)); null when they cannot be read. */
function lerVida(pid: number): { estado: string; inicio: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name, which may hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [estado, inicio] = [fields[0], fields[19]]
    return estado && inicio ? { estado, inicio } : null
  } catch {
    return null
  }
}

function existe(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (erro) {
    // Whose process it is does not matter, only that there is none.
    return (erro as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
