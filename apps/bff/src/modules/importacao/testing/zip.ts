import { crc32, deflateRawSync } from 'node:zlib'

export interface EntradaZip {
  nome: string
  conteudo: string | Uint8Array
  /** What the directory claims of the unfolded size; the truth by default. */
  tamanhoDeclarado?: number
}

/** A zip of these files (PKWARE APPNOTE 6.3, deflate), so that tests also make those that no tool would. */
export function zip(entradas: readonly EntradaZip[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { nome, conteudo, tamanhoDeclarado } of entradas) {
    const raw = Buffer.from(conteudo)
    const data = deflateRawSync(raw)
    const name = Buffer.from(nome)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(raw), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(tamanhoDeclarado ?? raw.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, data])
    const trailer = Buffer.alloc(14)
    trailer.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, trailer, name]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entradas.length, 8)
  end.writeUInt16LE(entradas.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}
