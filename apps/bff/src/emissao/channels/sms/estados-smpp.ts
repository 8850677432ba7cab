import type { ClasseDeRecusa } from '../porta.ts'

/** ESME_RX_T_APPN: what we cannot take in now is to be given again. */
export const TENTE_DE_NOVO = 0x64

type Estado = readonly [nome: string, classe: ClasseDeRecusa]

/**
 * The command_status of SMPP 3.4, §5.1.3, and what of 5.0 servers of 3.4 answer as well. What speaks of sender, service or
 * flags is `canal`: these are the same in every message, so an operator mends them for all.
 */
const ESTADOS: Readonly<Record<number, Estado>> = {
  0x01: ['ESME_RINVMSGLEN', 'conteudo'],
  0x02: ['ESME_RINVCMDLEN', 'conteudo'],
  0x03: ['ESME_RINVCMDID', 'canal'],
  0x04: ['ESME_RINVBNDSTS', 'passageira'],
  // The gateway counts one session more than it allows, often one that broke and that it has not noticed yet.
  0x05: ['ESME_RALYBND', 'ritmo'],
  0x06: ['ESME_RINVPRTFLG', 'canal'],
  0x07: ['ESME_RINVREGDLVFLG', 'canal'],
  0x08: ['ESME_RSYSERR', 'passageira'],
  0x0a: ['ESME_RINVSRCADR', 'canal'],
  0x0b: ['ESME_RINVDSTADR', 'destinatario'],
  0x0c: ['ESME_RINVMSGID', 'conteudo'],
  0x0d: ['ESME_RBINDFAIL', 'canal'],
  0x0e: ['ESME_RINVPASWD', 'canal'],
  0x0f: ['ESME_RINVSYSID', 'canal'],
  0x14: ['ESME_RMSGQFUL', 'ritmo'],
  0x15: ['ESME_RINVSERTYP', 'canal'],
  0x33: ['ESME_RINVNUMDESTS', 'conteudo'],
  0x40: ['ESME_RINVDESTFLAG', 'canal'],
  0x42: ['ESME_RINVSUBREP', 'conteudo'],
  0x43: ['ESME_RINVESMCLASS', 'canal'],
  0x44: ['ESME_RCNTSUBDL', 'canal'],
  0x45: ['ESME_RSUBMITFAIL', 'passageira'],
  0x48: ['ESME_RINVSRCTON', 'canal'],
  0x49: ['ESME_RINVSRCNPI', 'canal'],
  0x50: ['ESME_RINVDSTTON', 'canal'],
  0x51: ['ESME_RINVDSTNPI', 'canal'],
  0x53: ['ESME_RINVSYSTYP', 'canal'],
  0x54: ['ESME_RINVREPFLAG', 'canal'],
  0x58: ['ESME_RTHROTTLED', 'ritmo'],
  0x61: ['ESME_RINVSCHED', 'canal'],
  0x62: ['ESME_RINVEXPIRY', 'canal'],
  0x63: ['ESME_RINVDFTMSGID', 'canal'],
  [TENTE_DE_NOVO]: ['ESME_RX_T_APPN', 'passageira'],
  0x65: ['ESME_RX_P_APPN', 'conteudo'],
  0x66: ['ESME_RX_R_APPN', 'conteudo'],
  0xc0: ['ESME_RINVOPTPARSTREAM', 'canal'],
  0xc1: ['ESME_ROPTPARNOTALLWD', 'canal'],
  0xc2: ['ESME_RINVPARLEN', 'canal'],
  0xc3: ['ESME_RMISSINGOPTPARAM', 'canal'],
  0xc4: ['ESME_RINVOPTPARAMVAL', 'canal'],
  0xfe: ['ESME_RDELIVERYFAILURE', 'passageira'],
  0xff: ['ESME_RUNKNOWNERR', 'passageira'],
  0x100: ['ESME_RSERTYPUNAUTH', 'canal'],
  0x101: ['ESME_RPROHIBITED', 'canal'],
  0x102: ['ESME_RSERTYPUNAVAIL', 'passageira'],
  0x103: ['ESME_RSERTYPDENIED', 'canal'],
  0x104: ['ESME_RINVDCS', 'conteudo'],
}

/** The standard's name of a status; of another, such as the 0x400 to 0x4FF that vendors have, its number. */
export const nomeDoEstado = (status: number): string =>
  ESTADOS[status]?.[0] ?? `command_status 0x${status.toString(16).toUpperCase().padStart(8, '0')}`

/** Whose matter a refusal is. One that nobody knows is tried again until the deadline, and then the bill is printed. */
export const classeDoEstado = (status: number): ClasseDeRecusa => ESTADOS[status]?.[1] ?? 'passageira'
