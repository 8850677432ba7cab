// The part of `smpp` 0.5.1 that is used; the package has no types of its own.
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer, Socket } from 'node:net'

  /** What a message says once it is read: text where its data_coding is known, octets else. */
  export interface Mensagem {
    message?: string | Buffer
    udh?: Buffer[]
  }

  /** Any command. Which fields it has depends on it; those of TLVs are there only where they came. */
  export interface Pdu {
    /** As the standard writes it, e.g. `submit_sm_resp`; `unknown` for an id that it does not have. */
    command: string
    command_status: number
    sequence_number: number
    message_id?: string
    source_addr?: string
    source_addr_ton?: number
    destination_addr?: string
    esm_class?: number
    data_coding?: number
    registered_delivery?: number
    system_id?: string
    password?: string
    validity_period?: Date | string
    short_message?: Mensagem
    message_payload?: Mensagem
    receipted_message_id?: string
    message_state?: number
    isResponse(): boolean
    /** The answer to this command, under its number; `generic_nack` to one that is unknown. */
    response(campos?: Record<string, unknown>): Pdu
  }

  export interface Session extends EventEmitter {
    socket: Socket
    /** Gives a request its number. @returns false when the connection takes nothing more. */
    send(pdu: Pdu): boolean
    /** Ends what is written, and then the connection. */
    close(): void
    destroy(): void
  }

  export interface OpcoesDoServidor {
    key?: string
    cert?: string
  }

  interface Smpp {
    PDU: new (command: string, campos?: Record<string, unknown>) => Pdu
    connect(options: { host: string; port: number; tls: boolean; ca?: string; servername?: string }): Session
    createServer(options: OpcoesDoServidor, listener: (session: Session) => void): NetServer
  }

  const smpp: Smpp
  export default smpp
}
