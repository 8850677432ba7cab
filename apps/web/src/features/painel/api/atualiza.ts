/** How often the panel is read again while it is open: its counts and its lists tell of one moment. */
export const ATUALIZA_MS = 10_000
