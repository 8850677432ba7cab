import { useParams } from '@tanstack/react-router'
import { ProtocoloPage } from '#features/protocolo/protocolo-page.tsx'
import { paths } from '../paths.ts'

export function ProtocolosRoutePage() {
  return <ProtocoloPage />
}

export function ProtocoloRoutePage() {
  const { protocolo } = useParams({ from: paths.protocolo })
  // Another protocol is another page: nothing of the last one stays in it.
  return <ProtocoloPage key={protocolo} protocolo={protocolo} />
}
