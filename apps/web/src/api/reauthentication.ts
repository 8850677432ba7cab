/** Opens the login over the page; resolves to true when the same person is back, false when somebody else is. */
type Reauthentication = () => Promise<boolean>

let handler: Reauthentication | null = null
let underWay: Promise<boolean> | null = null

/** Set once by the login overlay. Returns what takes it away again. */
export function onSessionExpired(reauthentication: Reauthentication): () => void {
  handler = reauthentication
  return () => {
    if (handler === reauthentication) handler = null
  }
}

/** Waits for one login however many requests found the session expired; false when nobody can ask for it. */
export function reauthenticate(): Promise<boolean> {
  if (!handler) return Promise.resolve(false)
  underWay ??= handler().finally(() => {
    underWay = null
  })
  return underWay
}
