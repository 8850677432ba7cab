/** The reader of NF3e refuses larger ones; the largest real bill (990 items) has some 2 MB. */
export const MAX_DOCUMENTO_BYTES = 4 * 1024 ** 2
