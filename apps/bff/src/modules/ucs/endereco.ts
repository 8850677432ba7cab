import type { Uc } from './repository.ts'

type Endereco = Pick<Uc, 'logradouro' | 'numeroEndereco' | 'complemento' | 'bairro'>

/** 'Rua das Acácias, 123, ap. 4 - Centro': what is known of it, on one line. */
export function formatEndereco({ logradouro, numeroEndereco, complemento, bairro }: Endereco): string {
  const rua = [logradouro, numeroEndereco, complemento].filter(Boolean).join(', ')
  return bairro ? `${rua} - ${bairro}` : rua
}
