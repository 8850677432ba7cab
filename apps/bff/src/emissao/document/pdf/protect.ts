import { createCipheriv, createHmac } from 'node:crypto'
import { hashPassword, preparePassword } from './password-hash.ts'

/**
 * What opens a file with a password (AES-256, ISO 32000-2 §7.6.4.4): the same for all files of an adhesion, since making
 * it takes 10 ms. Who has it can read those files, so it is kept encrypted.
 */
export type Protection = {
  /** Encrypts every stream. 32 bytes. */
  readonly fileKey: Buffer
  /** Entries of the encryption dictionary, by name. */
  readonly entries: Readonly<Record<EntryName, Buffer>>
}

type EntryName = keyof typeof ENTRY_BYTES
const ENTRY_BYTES = { U: 48, UE: 32, O: 48, OE: 32, Perms: 16 } as const
const FILE_KEY_BYTES = 32
const FORMAT = 1

/** Everything allowed: who can open a bill may print it and copy the linha digitável. */
const PERMISSIONS = -4

/**
 * Derives all that a protected file needs from a password. Equal arguments give an equal result, so that a file can be
 * made again; nobody has the owner's password, which derives from the seed.
 *
 * @param seed 32 secret bytes, of this adhesion alone. With the password they give the key of the files and the salts, so
 *   that a former password does not open what came after it
 * @throws RangeError on a password that `preparePassword` refuses, or a short seed
 */
export function deriveProtection(password: string, seed: Uint8Array): Protection {
  if (seed.length < 32) throw new RangeError('a seed has 32 bytes')
  const user = preparePassword(password)
  const derive = (label: string, length: number) =>
    createHmac('sha256', seed).update(`ramal pdf ${label}\n`).update(user).digest().subarray(0, length)
  const fileKey = derive('file key', FILE_KEY_BYTES)
  const nothing = Buffer.alloc(0)
  const [U, UE] = entriesOf(user, derive('user salts', 16), nothing, fileKey)
  const owner = Buffer.from(derive('owner password', 32).toString('base64url'))
  const [O, OE] = entriesOf(owner, derive('owner salts', 16), U, fileKey)
  return { fileKey, entries: { U, UE, O, OE, Perms: permissions(fileKey, derive('permissions', 4)) } }
}

/** Algorithms 8 and 9: what proves a password, and the key of the file as only it opens it. */
function entriesOf(password: Buffer, salts: Buffer, context: Buffer, fileKey: Buffer): [Buffer, Buffer] {
  const proof = Buffer.concat([hashPassword(password, salts.subarray(0, 8), context), salts])
  const key = hashPassword(password, salts.subarray(8), context)
  const cipher = createCipheriv('aes-256-cbc', key, Buffer.alloc(16)).setAutoPadding(false)
  return [proof, cipher.update(fileKey)]
}

/** Algorithm 10: what is allowed, that metadata is encrypted too (T), and four bytes of any value. */
function permissions(fileKey: Buffer, filler: Buffer): Buffer {
  const block = Buffer.alloc(16)
  block.writeInt32LE(PERMISSIONS, 0)
  block.writeInt32LE(-1, 4)
  block.write('Tadb', 8, 'latin1')
  filler.copy(block, 12)
  return createCipheriv('aes-256-ecb', fileKey, null).setAutoPadding(false).update(block)
}

/** 209 bytes to keep, encrypted by who keeps them. */
export function protectionToBytes({ fileKey, entries }: Protection): Buffer {
  const names = Object.keys(ENTRY_BYTES) as EntryName[]
  return Buffer.concat([Buffer.of(FORMAT), fileKey, ...names.map((name) => entries[name])])
}

/** @throws RangeError when they are not what `protectionToBytes` gave */
export function protectionFromBytes(bytes: Uint8Array): Protection {
  const expected = Object.values(ENTRY_BYTES).reduce<number>(
    (sum, length) => sum + length,
    1 + FILE_KEY_BYTES,
  )
  if (bytes[0] !== FORMAT || bytes.length !== expected) throw new RangeError('not a kept protection')
  let at = 1
  const take = (length: number) => Buffer.from(bytes.subarray(at, (at += length)))
  const fileKey = take(FILE_KEY_BYTES)
  const entries = Object.fromEntries(
    Object.entries(ENTRY_BYTES).map(([name, length]) => [name, take(length)]),
  ) as Record<EntryName, Buffer>
  return { fileKey, entries }
}

/** The encryption dictionary. */
export function encryptDictionary({ entries }: Protection): string {
  const own = Object.entries(entries).map(([name, bytes]) => `/${name} <${bytes.toString('hex')}>`)
  return (
    `<</Filter /Standard /V 5 /R 6 /Length 256 /P ${PERMISSIONS} ${own.join(' ')} ` +
    '/CF <</StdCF <</AuthEvent /DocOpen /CFM /AESV3 /Length 32>>>> /StmF /StdCF /StrF /StdCF>>'
  )
}
