/** Opens the login over the page; resolves to true when the same person is back, false when somebody else is. */
type Reauthentication = () => Promise<boolean>

let handler: Reauthentication | null = null
let underWay: Promise<boolean> | null = null
let abandon: () => void = () => {}

/** Set once by the login overlay. Returns what takes it away again; who waits for it then waits in vain no longer. */
export function onSessionExpired(reauthentication: Reauthentication): () => void {
  handler = reauthentication
  return () => {
    if (handler !== reauthentication) return
    handler = null
    abandon()
  }
}

/** Waits for one login however many requests found the session expired; false when nobody can ask for it. */
export function reauthenticate(): Promise<boolean> {
  if (!handler) return Promise.resolve(false)
  underWay ??= Promise.race([handler(), abandoned()]).finally(() => {
    underWay = null
  })
  return underWay
}

function abandoned(): Promise<false> {
  return new Promise((resolve) => {
    abandon = () => resolve(false)
  })
}
