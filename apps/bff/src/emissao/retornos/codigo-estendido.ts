// Enhanced status codes (RFC 3463): class.subject.detail. 5.1 and 5.2 speak of the address, x.7 of us.

/** The address does not exist or is switched off; 5.1.7 and 5.1.8 speak of the sender's. */
export const isEnderecoInexistente = (status: string): boolean => /^5\.(1\.(?!7$|8$)\d+|2\.1)$/.test(status)

/** The mailbox is full, for now or for good: 4.2.2 is given up as 5.2.2 is. */
export const isCaixaCheia = (status: string): boolean => /^[45]\.2\.2$/.test(status)
