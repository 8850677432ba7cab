import type { QueryKey } from '@tanstack/react-query'

/** The tabs of one person tell each other what changed on the server; only query keys travel, never data. */
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('ramal')

export function announceChange(queryKey: QueryKey): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel takes no target
  channel?.postMessage(queryKey)
}

/** Calls back when another tab announced a change. Returns what stops it. */
export function onChangeElsewhere(changed: (queryKey: QueryKey) => void): () => void {
  const listener = ({ data }: MessageEvent<QueryKey>) => changed(data)
  channel?.addEventListener('message', listener)
  return () => channel?.removeEventListener('message', listener)
}
