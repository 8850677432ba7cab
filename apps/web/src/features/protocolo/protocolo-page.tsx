export interface ProtocoloPageProps {
  /** Absent on the lookup page, where one is typed. */
  protocolo?: string
}

export function ProtocoloPage({ protocolo }: ProtocoloPageProps) {
  return <h1>Protocolo {protocolo}</h1>
}
